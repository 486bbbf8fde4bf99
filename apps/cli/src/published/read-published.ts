import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWith, reportIndex, resultsManifest, sha256Hex, topicReport } from '@experiments/contracts';
import type { ReportIndex, ResultsManifest, TopicReport } from '@experiments/contracts';

export const MANIFEST = 'manifest.json';

export interface Published {
  readonly manifest: ResultsManifest;
  readonly index: ReportIndex;
  readonly topics: readonly TopicReport[];
  /** The files as they stand, by name, the manifest not among them. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Reads published results and checks them: every file has the bytes that the manifest says, none is missing or more
 * than it names, and all pass their contracts.
 *
 * @throws Error where there are none, or where they are not what was published
 */
export function readPublished(folder: string): Published {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) {
    throw new Error(
      `there are no published results in ${folder}; "experiments publish" freezes what is recorded of the full study`,
    );
  }
  const manifest = parseWith(resultsManifest, readJson(path, readFileSync(path, 'utf8')), path);
  const extra = readdirSync(folder).find(
    (file) => file.endsWith('.json') && file !== MANIFEST && !(file in manifest.files),
  );
  if (extra !== undefined) throw changed(folder, `its manifest does not name ${extra}`);
  const texts = new Map<string, string>();
  for (const [file, { bytes, sha256 }] of Object.entries(manifest.files)) {
    if (!existsSync(join(folder, file))) throw changed(folder, `${file} is missing`);
    const content = readFileSync(join(folder, file));
    if (content.length !== bytes || sha256Hex(content) !== sha256)
      throw changed(folder, `${file} has other bytes than its manifest says`);
    texts.set(file, content.toString('utf8'));
  }
  const content = (file: string) => {
    const text = texts.get(file);
    if (text === undefined) throw changed(folder, `its manifest does not name ${file}`);
    return readJson(join(folder, file), text);
  };
  const index = parseWith(reportIndex, content('index.json'), join(folder, 'index.json'));
  const topics = index.topics.map(({ file }) => parseWith(topicReport, content(file), join(folder, file)));
  return { manifest, index, topics, texts };
}

function readJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

function changed(folder: string, how: string): Error {
  return new Error(`the results in ${folder} are not those that were published: ${how}`);
}
