import { parseWith } from '@experiments/contracts';
import { z } from 'zod';
import facts from './published-results.json' with { type: 'json' };

const result = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    /** The recipe, in a line. */
    title: z.string().min(1),
    test_accuracy: z.number().min(0).max(1),
    test_loss: z.number().min(0).optional(),
    /** How many runs the number is the mean of. */
    runs: z.int().min(1),
    source: z.string().min(1),
    /** Our arm that follows the recipe, or comes nearest to it. */
    topic: z.string().min(1).optional(),
    arm: z.string().min(1).optional(),
    /** In what the arm does not follow the recipe; absent where it does in all that is published of it. */
    differs: z.string().min(1).optional(),
    /** How far the arm's mean accuracy may be off before something is wrong; absent where the recipes differ too much. */
    tolerance: z.number().positive().optional(),
  })
  .refine(({ topic, arm }) => (topic === undefined) === (arm === undefined), 'an arm has a topic');

export type PublishedResult = z.infer<typeof result>;

/** Numbers that others published for the same data: a check of the whole pipeline from outside. */
export const publishedResults: readonly PublishedResult[] = parseWith(
  z.strictObject({ results: z.array(result) }),
  facts,
  'published-results.json',
).results;
