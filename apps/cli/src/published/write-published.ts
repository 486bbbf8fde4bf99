import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseWith, reportIndex, resultsManifest, sha256Hex } from '@experiments/contracts';
import type { ResultsManifest } from '@experiments/contracts';
import type { RunStore } from '@experiments/records';
import { reportFiles } from '@experiments/study';
import type { Images, Study } from '@experiments/study';
import { MANIFEST } from './read-published.ts';

/**
 * Freezes what is recorded of a study, which must be whole: its report data as compact JSON, and a manifest of their
 * hashes and origin. Replaces what was published there before.
 *
 * @param images for differences by image
 * @returns the manifest
 * @throws Error where runs are missing, or the folder holds JSON that was not published by this
 */
export async function writePublished(
  study: Study,
  store: RunStore,
  folder: string,
  images?: Images,
): Promise<ResultsManifest> {
  refuseOthers(folder);
  const files = new Map<string, string>();
  for (const [file, text] of await reportFiles(study, store, images)) {
    files.set(file, `${JSON.stringify(JSON.parse(text))}\n`);
  }
  const { provenance } = parseWith(reportIndex, JSON.parse(files.get('index.json')!), 'index.json');
  const { missing, planned } = provenance.runs;
  if (missing > 0) {
    throw new Error(
      `${missing} of ${planned} runs of the profile ${provenance.profile} are not recorded; ` +
        `"experiments run --profile ${provenance.profile}" trains them`,
    );
  }
  const manifest = parseWith(
    resultsManifest,
    { version: 1, provenance, machine: thisMachine(), files: describe(files) },
    MANIFEST,
  );
  mkdirSync(folder, { recursive: true });
  // Without its manifest the folder holds nothing: so the old one goes first, and the new one comes last.
  rmSync(join(folder, MANIFEST), { force: true });
  for (const file of readdirSync(folder)) if (file.endsWith('.json')) rmSync(join(folder, file));
  for (const [file, text] of files) writeAtomically(join(folder, file), text);
  writeAtomically(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

function refuseOthers(folder: string): void {
  if (!existsSync(folder) || existsSync(join(folder, MANIFEST))) return;
  const other = readdirSync(folder).find((file) => file.endsWith('.json'));
  if (other !== undefined)
    throw new Error(`${folder} holds ${other}, and no published results: choose another`);
}

function describe(files: ReadonlyMap<string, string>): ResultsManifest['files'] {
  const entries = [...files].map(([file, text]) => {
    const bytes = new TextEncoder().encode(text);
    return [file, { bytes: bytes.length, sha256: sha256Hex(bytes) }] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function thisMachine(): ResultsManifest['machine'] {
  return {
    processor: cpus()[0]?.model.trim() || 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    platform: platform(),
    architecture: arch(),
    node: process.version,
  };
}

function writeAtomically(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { flush: true });
  renameSync(temporary, file);
}
