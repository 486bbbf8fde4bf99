import { z } from 'zod';

/**
 * Mean over seeds with its Student t interval. `low` and `high` are absent where n < 2. One value that is not
 * finite leaves no mean: then `n` counts the finite values, `notFinite` the others, and the rest is absent.
 */
export const estimate = z.strictObject({
  n: z.int().min(0),
  notFinite: z.int().min(1).optional(),
  mean: z.number().optional(),
  sd: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
});

/** A share with its 95% interval: of pairs by Wilson, of variances by Fisher's F. */
export const shareEstimate = z.strictObject({ share: z.number(), low: z.number(), high: z.number() });

export type Estimate = z.infer<typeof estimate>;
export type ShareEstimate = z.infer<typeof shareEstimate>;
