import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkArtifactPath, checkMetrics, checkTags } from '../checks.ts';
import { experimentId } from '../identity.ts';
import type { DatasetInput, MetricRecord, RunStart } from '../run-store.ts';
import {
  listFiles,
  makeDirectory,
  makeParents,
  moveDirectory,
  placeDirectory,
  readText,
  writeFile,
} from './files.ts';
import { META, runYaml, yaml } from './meta.ts';
import type { RunState } from './meta.ts';
import { formatPoints } from './metric-lines.ts';
import { DATASET_CONTEXT } from './read-run.ts';
import type { Writer } from './writer.ts';

/** A run that this process records. Everything is written by way of its writer's folder: see `writer.ts`. */
export interface HeldRun {
  readonly directory: string;
  readonly writer: Writer;
  readonly start: RunStart;
  readonly startTime: number;
  /** All points logged, by metric and step: nobody else logs any. */
  readonly metrics: Map<string, Map<number, MetricRecord>>;
  /** Metrics with points that their files lack. */
  readonly unwritten: Set<string>;
}

export function writeMeta({ directory, writer, start }: HeldRun, state: RunState): void {
  const text = runYaml(directory, experimentId(start.experiment), start, state);
  writeFile(writer.directory, join(directory, META), text);
}

/**
 * Takes points in, for `writeMetrics` to write. A file that replaces another costs up to milliseconds of disk (ext4
 * writes it out at once), and there would be one a metric and epoch; a killed writer needs no points but those of
 * its checkpoint, which holds its own.
 */
export function logMetrics({ metrics, unwritten }: HeldRun, points: readonly MetricRecord[]): void {
  checkMetrics(points, metrics.keys());
  for (const point of points) {
    const series = metrics.get(point.key) ?? new Map<number, MetricRecord>();
    metrics.set(point.key, series.set(point.step, point));
    unwritten.add(point.key);
  }
}

/** Brings the metrics' files up to date. */
export function writeMetrics(held: HeldRun): void {
  for (const key of held.unwritten) {
    writeKeyed(held, 'metrics', key, formatPoints(held.metrics.get(key)!));
    held.unwritten.delete(key);
  }
}

export function writeTags(held: HeldRun, tags: Readonly<Record<string, string>>): void {
  checkTags(tags, listFiles(join(held.directory, 'tags')));
  writeTexts(held, 'tags', tags);
}

export function writeArtifact(held: HeldRun, path: string, bytes: Uint8Array): void {
  checkArtifactPath(path, listFiles(join(held.directory, 'artifacts')));
  writeKeyed(held, 'artifacts', path, bytes);
}

/** Writes texts, and lets those be that stand there already. */
export function writeTexts(
  held: HeldRun,
  kind: 'params' | 'tags',
  texts: Readonly<Record<string, string>>,
): void {
  for (const [key, text] of Object.entries(texts)) {
    if (readText(join(held.directory, kind, key)) !== text) writeKeyed(held, kind, key, text);
  }
}

function writeKeyed(
  { directory, writer }: HeldRun,
  kind: 'metrics' | 'params' | 'tags' | 'artifacts',
  key: string,
  content: string | Uint8Array,
): void {
  const folder = join(directory, kind);
  makeParents(folder, key);
  writeFile(writer.directory, join(folder, key), content);
}

/** The data set belongs to the experiment, and the run says that it reads it; ids are made as MLflow makes them. */
export function writeInput(root: string, { directory, writer, start }: HeldRun, input: DatasetInput): void {
  const datasetId = md5(input.name, input.digest);
  const datasets = join(directory, '..', 'datasets');
  const { name, digest, source, sourceType, context } = input;
  if (!existsSync(join(datasets, datasetId))) {
    makeDirectory(datasets);
    const dataset = yaml({ digest, name, profile: null, schema: null, source, source_type: sourceType });
    placeDirectory(root, join(datasets, datasetId), (aside) => writeFileSync(join(aside, META), dataset));
  }

  const edge = {
    destination_id: datasetId,
    destination_type: 'RUN',
    source_id: datasetId,
    source_type: 'DATASET',
    tags: { [DATASET_CONTEXT]: context },
  };
  const inputs = join(directory, 'inputs');
  makeDirectory(inputs);
  const made = mkdtempSync(join(writer.directory, 'input-'));
  writeFileSync(join(made, META), yaml(edge));
  const placed = moveDirectory(made, join(inputs, md5(datasetId, start.runId)));
  if (!placed) rmSync(made, { recursive: true });
}

function md5(...parts: string[]): string {
  return createHash('md5').update(parts.join('')).digest('hex');
}

/** Takes entries out of the record: moved into the writer's folder first, so that only the writer can. */
export function removeRecorded(
  { directory, writer }: HeldRun,
  folder: string,
  entries: readonly string[],
): void {
  if (entries.length === 0) return;
  const removed = mkdtempSync(join(writer.directory, 'removed-'));
  entries.forEach((entry, i) => renameSync(join(directory, folder, entry), join(removed, String(i))));
  rmSync(removed, { recursive: true });
}

/** Makes the folders that MLflow expects in a run. */
export function makeFolders(directory: string): void {
  for (const folder of ['metrics', 'params', 'tags', 'artifacts', 'inputs']) {
    makeDirectory(join(directory, folder));
  }
}
