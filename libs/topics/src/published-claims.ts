import type { Claim } from '@experiments/contracts';
import { publishedResults } from './published-results.ts';

/**
 * The numbers that others published and that an arm of the topic must come near, as claims: outside the tolerance,
 * suspect our pipeline before the science.
 */
export function publishedClaims(topic: string): Claim[] {
  return publishedResults.flatMap((result) => {
    const { id, title, arm, tolerance, test_accuracy: value, runs, differs, source } = result;
    if (result.topic !== topic || arm === undefined || tolerance === undefined) return [];
    const printed = runs === 1 ? 'one run' : `the mean of ${runs} runs`;
    return [
      {
        id: `published-${id}`,
        source: 'published' as const,
        text: `Test accuracy ${value}, ${printed}, for ${title} (${source}).`,
        reading:
          `The mean of our runs must be within ${tolerance} of the number; it holds for the full protocol alone.` +
          (differs === undefined ? '' : ` ${differs}`),
        statements: [{ says: 'near' as const, arm, metric: 'test_accuracy', value, margin: tolerance }],
      },
    ];
  });
}
