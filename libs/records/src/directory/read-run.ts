import { join } from 'node:path';
import type { DatasetInput, MetricRecord, RunRecord } from '../run-store.ts';
import { damaged, readFields, readRunMeta } from './meta.ts';
import { listDirectories, listFiles, readText } from './files.ts';
import { parsePoints } from './metric-lines.ts';

/** What MLflow calls the use that a run makes of a data set. */
export const DATASET_CONTEXT = 'mlflow.data.context';

/**
 * A run's record from its folder; undefined where there is none, or where an MLflow client deleted it. Files that
 * vanish while they are read belong to a run that is being claimed anew, and are passed over.
 */
export function readRun(directory: string, experiment: string): RunRecord | undefined {
  const meta = readRunMeta(directory);
  if (!meta || meta.deleted) return undefined;
  const { deleted: _, ...info } = meta;
  return {
    ...info,
    experiment,
    params: readTexts(join(directory, 'params')),
    tags: readTexts(join(directory, 'tags')),
    metrics: Object.fromEntries(readMetrics(join(directory, 'metrics'))),
    inputs: readInputs(directory),
  };
}

/** Points by metric, in the order of their steps. @throws Error for a file that is no metric. */
function readMetrics(directory: string): [key: string, points: MetricRecord[]][] {
  return listFiles(directory).flatMap((key) => {
    const text = readText(join(directory, key));
    if (text === undefined) return [];
    try {
      return [[key, parsePoints(key, text)]];
    } catch {
      throw damaged(join(directory, '..'), `metrics/${key}`);
    }
  });
}

function readTexts(directory: string): Record<string, string> {
  return Object.fromEntries(
    listFiles(directory).flatMap((key) => {
      const text = readText(join(directory, key));
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

function readInputs(directory: string): DatasetInput[] {
  const inputs = join(directory, 'inputs');
  return listDirectories(inputs).flatMap((id) => {
    const input = readFields(join(inputs, id)) as
      { source_id?: string; tags?: Record<string, string> } | undefined;
    const dataset = input?.source_id && readFields(join(directory, '..', 'datasets', input.source_id));
    if (!dataset) return [];
    return [
      {
        name: dataset['name'] ?? '',
        digest: dataset['digest'] ?? '',
        sourceType: dataset['source_type'] ?? '',
        source: dataset['source'] ?? '',
        context: input.tags?.[DATASET_CONTEXT] ?? '',
      },
    ];
  });
}
