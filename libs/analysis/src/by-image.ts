import type { ComparisonReport } from '@experiments/contracts';
import { estimate } from './estimate.ts';

/** Which test images two runs of one seed classify right: 1 or 0 for each image, in the same order. */
export interface CorrectPair {
  readonly candidate: Uint8Array;
  readonly baseline: Uint8Array;
}

/**
 * The difference in test accuracy as a mean over images. All runs answer about the same test images, so the interval
 * over seeds says nothing of what other images would have given; this one does, for the networks at hand: each
 * image's difference is averaged over the pairs of runs, and these averages are independent draws of the task's
 * images. With one pair it is the interval that belongs to McNemar's test: of the images on which the two runs
 * differ, how many more are the candidate's.
 *
 * @param pairs of equal length throughout
 * @returns undefined without pairs or images, and where lengths differ, as they do where arms read other images
 */
export function byImage(pairs: readonly CorrectPair[]): ComparisonReport['byImage'] {
  const images = pairs[0]?.candidate.length ?? 0;
  const fits = pairs.every(
    ({ candidate, baseline }) => candidate.length === images && baseline.length === images,
  );
  if (images === 0 || !fits) return undefined;
  const sums = new Int32Array(images);
  let differing = 0;
  for (const { candidate, baseline } of pairs)
    for (let image = 0; image < images; image++) {
      const difference = candidate[image]! - baseline[image]!;
      sums[image]! += difference;
      if (difference !== 0) differing++;
    }
  const differences = Array.from(sums, (sum) => sum / pairs.length);
  return { difference: estimate(differences), disagreement: differing / (images * pairs.length) };
}
