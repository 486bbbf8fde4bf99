import type { RunConfig, RunRow } from '@experiments/contracts';
import { train } from '@experiments/training';
import type { Difference, Verification, VerificationDependencies } from './verify-run.ts';

/**
 * Trains a run again of which only the line in a report's list of runs is at hand, and compares what that says: the
 * hash of the weights, in which nearly every difference shows, test accuracy and loss, epochs, whether it diverged.
 *
 * @param config the configuration that the run's id was made of
 */
export async function verifyRow(
  config: RunConfig,
  row: RunRow,
  { engine, images, now, pretrained, onProgress, signal }: Omit<VerificationDependencies, 'store'>,
): Promise<Verification> {
  if (row.status !== 'FINISHED') return { status: 'not-comparable', reason: `it is ${row.status}` };
  const again = await train(config, {
    engine,
    images: await images(config.data.source),
    now,
    ...(pretrained && { pretrained }),
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
  });
  const facts: [string, string | number | undefined, string | number | undefined][] = [
    ['SHA-256 of the weights', row.weightsSha256, again.weightsSha256],
    ['test_accuracy', row.testAccuracy, finite(again.metrics.test_accuracy)],
    ['test_loss', row.testLoss, finite(again.metrics.test_loss)],
    ['diverged', String(row.diverged), String(again.divergedAt !== undefined)],
  ];
  const differences = facts.flatMap(([what, recorded, now]): Difference[] =>
    recorded === now ? [] : [{ what, recorded: shown(recorded), again: shown(now) }],
  );
  return differences.length > 0
    ? { status: 'different', differences }
    : { status: 'same', values: facts.filter(([, recorded]) => recorded !== undefined).length };
}

/** A report leaves out what is no number. */
function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function shown(value: string | number | undefined): string {
  return value === undefined ? 'absent' : String(value);
}
