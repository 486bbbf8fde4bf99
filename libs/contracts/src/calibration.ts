import { z } from 'zod';

/**
 * The examples whose predicted class has a probability in one of the equal bins between 0 and 1: how many, the sum of
 * those probabilities, and how many are predicted right. Sums over runs and over bins are sums of these.
 */
export const calibrationBin = z.strictObject({
  count: z.int().min(0),
  probability: z.number().min(0),
  correct: z.int().min(0),
});

/** Bin `i` of `n` holds probabilities above `i / n` and up to `(i + 1) / n`. */
export const calibrationBins = z.array(calibrationBin).min(1);

export type CalibrationBin = z.infer<typeof calibrationBin>;
