import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MetricRecord } from '../run-store.ts';
import { readIfPresent, writeFile } from './files.ts';
import { formatPoints, parsePoints } from './metric-lines.ts';
import type { Series } from './metric-lines.ts';
import type { Writer } from './writer.ts';

/**
 * A run's checkpoint with the metrics of that moment, in one file and so written in one step: a resumed run goes on
 * from a record that fits its weights. A line of JSON comes first, then the caller's bytes.
 */
export interface Checkpoint {
  readonly bytes: Uint8Array;
  readonly metrics: Map<string, Map<number, MetricRecord>>;
}

interface Head {
  readonly bytes: number;
  readonly metrics: readonly (readonly [key: string, lines: string])[];
}

const CHECKPOINT = 'checkpoint';

export function writeCheckpoint(
  writer: Writer,
  bytes: Uint8Array,
  metrics: ReadonlyMap<string, Series>,
): void {
  const lines = [...metrics].map(([key, series]) => [key, formatPoints(series)] as const);
  const head: Head = { bytes: bytes.length, metrics: lines };
  const content = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), bytes]);
  writeFile(writer.directory, join(writer.directory, CHECKPOINT), content);
}

/** The checkpoint, or undefined where there is none, or one that a power cut left incomplete. */
export function readCheckpoint(writer: Writer): Checkpoint | undefined {
  const content = readIfPresent(() => readFileSync(join(writer.directory, CHECKPOINT)));
  const end = content?.indexOf('\n') ?? -1;
  if (!content || end < 0) return undefined;
  const head = JSON.parse(content.toString('utf8', 0, end)) as Head;
  // A copy with memory of its own: small Buffers share theirs.
  const bytes = new Uint8Array(content.subarray(end + 1));
  if (bytes.length !== head.bytes) return undefined;
  const metrics = head.metrics.map(
    ([key, lines]) => [key, new Map(parsePoints(key, lines).map((point) => [point.step, point]))] as const,
  );
  return { bytes, metrics: new Map(metrics) };
}

export function removeCheckpoint(writer: Writer): void {
  rmSync(join(writer.directory, CHECKPOINT), { force: true });
}
