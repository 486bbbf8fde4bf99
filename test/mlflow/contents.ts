import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sha256Hex } from '@experiments/contracts';
import { experimentId, parseMetricValue } from '@experiments/records';
import type { RunStore } from '@experiments/records';
import { pythonVenv } from '../python/venv.ts';

/** All that a tracking store holds, in a form that can be compared. */
export interface Contents {
  /** By name. */
  readonly experiments: Readonly<
    Record<string, { readonly id: string; readonly runs: Readonly<Record<string, Run>> }>
  >;
  /** What MLflow had to say on reading. */
  readonly complaints: readonly string[];
}

interface Run {
  readonly runName: string;
  readonly user: string;
  readonly status: string;
  readonly startTime: number;
  readonly endTime: number | null;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Points as [timestamp, value, step]. */
  readonly metrics: Readonly<Record<string, readonly (readonly [number, number, number])[]>>;
  readonly inputs: readonly unknown[];
  /** SHA-256 by path. */
  readonly artifacts: Readonly<Record<string, string>>;
}

const execute = promisify(execFile);

/** What MLflow finds in a directory, or in a database by its address. */
export async function contentsByMlflow(store: string): Promise<Contents> {
  const { python } = await pythonVenv('mlflow');
  const script = join(import.meta.dirname, 'read_mlruns.py');
  const { stdout } = await execute(python, [script, store], { maxBuffer: 1 << 30 });
  // Values come as Python's texts, because JSON has no NaN.
  return JSON.parse(stdout, (key, value: unknown) =>
    key === 'metrics' ? withNumbers(value as Record<string, [number, string, number][]>) : value,
  ) as Contents;
}

function withNumbers(metrics: Record<string, [number, string, number][]>): Run['metrics'] {
  return Object.fromEntries(
    Object.entries(metrics).map(([key, points]) => [
      key,
      points.map(([timestamp, value, step]) => [timestamp, parseMetricValue(value), step] as const),
    ]),
  );
}

/** What we recorded, and MLflow should find. */
export async function contentsByStore(store: RunStore): Promise<Contents> {
  const experiments: Record<string, { id: string; runs: Record<string, Run> }> = {
    Default: { id: '0', runs: {} },
  };
  for await (const { runId } of store.summaries()) {
    const { experiment, runName, user, status, startTime, endTime, params, tags, metrics, inputs } =
      (await store.get(runId))!;
    const artifacts: Record<string, string> = {};
    for (const path of await store.listArtifacts(runId)) {
      artifacts[path] = sha256Hex((await store.readArtifact(runId, path))!);
    }
    experiments[experiment] ??= { id: experimentId(experiment), runs: {} };
    experiments[experiment].runs[runId] = {
      ...{ runName, user, status, startTime, endTime: endTime ?? null, params, tags, inputs, artifacts },
      metrics: Object.fromEntries(
        Object.entries(metrics).map(([key, points]) => [
          key,
          points.map(({ timestamp, value, step }) => [timestamp, value, step] as const),
        ]),
      ),
    };
  }
  return { experiments, complaints: [] };
}
