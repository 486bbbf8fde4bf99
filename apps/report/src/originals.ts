import type { ArmReport, OriginalRow } from '@experiments/contracts';

const fields: Readonly<
  Record<string, 'testAccuracy' | 'testLoss' | 'trainAccuracy' | 'trainLoss' | 'stoppedEpoch'>
> = {
  test_accuracy: 'testAccuracy',
  test_loss: 'testLoss',
  test_objective: 'testLoss',
  accuracy: 'trainAccuracy',
  loss: 'trainLoss',
  stopped_epoch: 'stoppedEpoch',
};

/**
 * The rows in which the original study printed this metric of the arm, with the number. Its test losses include any
 * weight penalty, so that with one they stand beside `test_objective`, not beside the data loss alone.
 */
export function originalNumbers(arm: ArmReport, metric: string): { value: number; row: OriginalRow }[] {
  const field = fields[metric];
  if (field === undefined || (metric === 'test_loss' && hasPenalty(arm))) return [];
  return arm.original.flatMap((row) => {
    const value = row[field];
    return value === undefined ? [] : [{ value, row }];
  });
}

export function hasPenalty({ metrics }: ArmReport): boolean {
  return (metrics['test_penalty']?.mean ?? 0) > 0;
}
