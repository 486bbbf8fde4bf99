import { TAG } from '@experiments/contracts';
import type { MetricPoint, RunSummary } from '@experiments/contracts';
import type { MetricRecord, RunRecord } from './run-store.ts';

/** The metric that says which epoch's weights were kept. */
const RESTORED_EPOCH = 'restored_epoch';

/**
 * What the analysis reads of a run, or undefined for a record that is not of this project (it names no topic).
 *
 * Early stopping keeps the weights of an epoch before the last, so the last value of a per-epoch metric would
 * describe weights that are gone: where `restored_epoch` is recorded, each metric is taken at that step. A metric
 * recorded once is a final one and stands as it is; one with several points but none at that step is left out.
 */
export function summarize(record: RunRecord): RunSummary | undefined {
  const { runId, status, startTime, endTime, params, tags } = record;
  const topic = tags[TAG.topic];
  if (topic === undefined) return undefined;
  const kept = record.metrics[RESTORED_EPOCH]?.at(-1)?.value ?? Number(tags[RESTORED_EPOCH] ?? NaN);
  const metrics: Record<string, number> = {};
  const history: Record<string, MetricPoint[]> = {};
  for (const [key, points] of Object.entries(record.metrics)) {
    history[key] = points.map(({ step, value }) => ({ step, value }));
    const value = finalValue(points, kept);
    if (value !== undefined) metrics[key] = value;
  }
  return {
    runId,
    topic,
    arm: tags[TAG.arm] ?? '',
    seed: Number(params['seed']),
    role: tags[TAG.role] === 'tuning' ? 'tuning' : 'arm',
    status,
    diverged: tags[TAG.diverged] === 'true',
    metrics,
    history,
    params,
    tags,
    startTime,
    ...(endTime !== undefined && { endTime }),
  };
}

function finalValue(points: readonly MetricRecord[], kept: number): number | undefined {
  if (points.length <= 1 || Number.isNaN(kept)) return points.at(-1)?.value;
  return points.find((point) => point.step === kept)?.value;
}
