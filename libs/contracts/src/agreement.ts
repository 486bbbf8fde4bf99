import { z } from 'zod';
import { estimate } from './estimate.ts';

/** How far the two engines part when they train the same configurations. Both files are kept in `docs/agreement`. */

/** Losses step by step, as `experiments agree --json` compares them. */
export const stepAgreement = z.strictObject({
  engines: z.array(z.string()).length(2),
  profile: z.string(),
  steps: z.int().min(1),
  /** Relative difference of a loss up to which two agree. */
  tolerance: z.number().positive(),
  configurations: z.array(
    z.strictObject({
      topic: z.string(),
      arm: z.string(),
      seed: z.int(),
      /** Relative difference of the losses of a step, the largest of all steps. */
      largest: z.number(),
      /** From 1; 0 where no step was made. */
      atStep: z.int().min(0),
      /** The same for every step. */
      differences: z.array(z.number()).optional(),
      /**
       * Where the largest is beyond the tolerance: how far our engine parts from itself when its initial weights are
       * moved by one rounding, the largest of several ways to do so.
       */
      byRoundingAlone: z.number().optional(),
      agrees: z.boolean(),
    }),
  ),
  /** The largest difference of all configurations at each step. */
  largestByStep: z.array(z.number()),
});

/** Final test accuracies, as `test/agreement/accuracy.ts` compares them. */
export const accuracyAgreement = z.strictObject({
  /** Ours, then TensorFlow's. */
  engines: z.array(z.string()).length(2),
  node: z.string(),
  epochs: z.int().min(1),
  /** Training images. */
  train: z.int().min(1),
  /** TensorFlow's less ours, paired by seed. */
  differences: z.array(estimate.extend({ configuration: z.string() })),
  /** Test accuracy by configuration, seed and engine. */
  accuracies: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.number()))),
});

export type StepAgreement = z.infer<typeof stepAgreement>;
export type ConfigurationAgreement = StepAgreement['configurations'][number];
export type AccuracyAgreement = z.infer<typeof accuracyAgreement>;
