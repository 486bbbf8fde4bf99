import { describe, expect, it } from 'vitest';
import { profiles } from './profiles.ts';
import { publishedResults } from './published-results.ts';
import { topics } from './registry.ts';

describe('numbers published elsewhere', () => {
  it('have unique ids', () => {
    expect(new Set(publishedResults.map(({ id }) => id)).size).toBe(publishedResults.length);
  });

  it('stand beside arms that exist, with ten seeds at least in the full profile', () => {
    for (const { id, topic, arm } of publishedResults) {
      if (arm === undefined) continue;
      const found = topics.find((other) => other.id === topic)?.arms(profiles.full);
      expect(found?.find((other) => other.id === arm)?.seeds, id).toBeGreaterThanOrEqual(10);
    }
  });

  it('check the textbook, logistic regression and the tutorial within a point', () => {
    const checked = publishedResults.filter(({ tolerance }) => tolerance !== undefined);
    expect(checked.map(({ arm, test_accuracy, tolerance }) => [arm, test_accuracy, tolerance])).toEqual([
      ['mlp-300-100-gradient-descent', 0.8864, 0.01],
      ['softmax-regression', 0.842, 0.01],
      ['mlp-128', 0.88, 0.01],
    ]);
  });
});
