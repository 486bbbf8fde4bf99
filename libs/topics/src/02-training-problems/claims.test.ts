import { expect, it } from 'vitest';
import { trainingProblemsClaims } from './claims.ts';

it('finds the largest derivative of the sigmoid to be a quarter', () => {
  const [vanishing] = trainingProblemsClaims();
  const [bound] = vanishing!.statements;
  if (bound?.says !== 'theory') throw new Error('a fact');
  expect(bound.check()).toEqual({
    holds: true,
    found: 'On 4,001 points from -20 to 20 the largest derivative is 0.25, at 0.',
  });
});

it('looks at gradients before training', () => {
  const [, explode] = trainingProblemsClaims();
  expect(explode!.statements).toHaveLength(3);
  for (const statement of explode!.statements) expect(statement).toMatchObject({ at: 'start' });
});
