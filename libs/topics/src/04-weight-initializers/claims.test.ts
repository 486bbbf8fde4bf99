import { expect, it } from 'vitest';
import { weightInitializersClaims } from './claims.ts';

it("finds the default initializer in Keras's own words and weights", () => {
  const [claim] = weightInitializersClaims();
  const [statement] = claim!.statements;
  if (statement?.says !== 'theory') throw new Error('a fact');
  const { holds, found } = statement.check();
  expect(holds).toBe(true);
  expect(found).toMatch(
    /^Keras 3\.15\.1 names GlorotUniform, .* \(limit 0\.0811\) .* ours has glorot-uniform\.$/,
  );
});
