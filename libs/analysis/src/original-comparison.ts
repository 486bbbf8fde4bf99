import type { Arm, ArmReport, Estimate, OriginalComparison, OriginalResult } from '@experiments/contracts';
import { studentQuantile } from './distributions.ts';

/**
 * The rows of numbers that the original printed of this arm, each number beside ours. Its losses include any weight
 * penalty, as Keras's `evaluate` prints them, so they stand beside ours with the penalty.
 */
export function originalComparisons(
  arm: Pick<Arm, 'id' | 'original' | 'originalEpoch'>,
  metrics: ArmReport['metrics'],
  originals: readonly OriginalResult[],
): OriginalComparison[] {
  return originals
    .filter((row) => reproduces(arm, row))
    .map((row) => ({
      arm: arm.id,
      name: row.arm,
      from: row.from,
      epoch: row.epoch,
      audit: row.audit,
      numbers: FIELDS.flatMap(({ field, metric }) => {
        const printed = row[field];
        const estimate = metrics[metric];
        return printed === undefined
          ? []
          : [{ metric, printed, estimate, oneRun: estimate && predictionInterval(estimate) }];
      }),
    }));
}

/** Whether the arm reproduces the row; where the original printed several epochs of one training, the epoch decides. */
export function reproduces(
  { original, originalEpoch }: Pick<Arm, 'original' | 'originalEpoch'>,
  row: OriginalResult,
): boolean {
  return row.arm === original && (row.epoch === undefined || row.epoch === (originalEpoch ?? row.epoch));
}

const FIELDS = [
  { field: 'test_accuracy', metric: 'test_accuracy' },
  { field: 'test_loss', metric: 'test_objective' },
  { field: 'train_accuracy', metric: 'accuracy' },
  { field: 'train_loss', metric: 'loss' },
  { field: 'stopped_epoch', metric: 'stopped_epoch' },
] as const;

/**
 * Where one more value of the same kind lies with 95%: mean +- t(0.975, n - 1) sd sqrt(1 + 1/n). A single run of the
 * original is to be held against this, not against the interval of the mean.
 */
export function predictionInterval({
  n,
  mean,
  sd,
}: Estimate): OriginalComparison['numbers'][number]['oneRun'] {
  if (mean === undefined || sd === undefined) return undefined;
  const halfWidth = studentQuantile(0.975, n - 1) * sd * Math.sqrt(1 + 1 / n);
  return { low: mean - halfWidth, high: mean + halfWidth };
}
