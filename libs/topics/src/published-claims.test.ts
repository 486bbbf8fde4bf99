import { expect, it } from 'vitest';
import { publishedClaims } from './published-claims.ts';

it('makes a claim of every published number that an arm of the topic must come near', () => {
  const claims = publishedClaims('ann-evolution');
  expect(claims.map(({ id }) => id)).toEqual([
    'published-textbook-300-100',
    'published-logistic-regression',
    'published-keras-tutorial',
  ]);
  expect(claims[0]).toMatchObject({
    source: 'published',
    text: expect.stringMatching(/^Test accuracy 0\.8864, one run, for 784-300-100-10/),
    statements: [{ says: 'near', arm: 'mlp-300-100-gradient-descent', value: 0.8864, margin: 0.01 }],
  });
  expect(claims[1]!.reading).toContain('no penalty');
  expect(publishedClaims('optimizers')).toEqual([]);
});
