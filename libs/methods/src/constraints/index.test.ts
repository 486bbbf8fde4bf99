import fc from 'fast-check';
import { describe, it } from 'vitest';
import { defaults } from '../testing/defaults.ts';
import { expectClose } from '../testing/expect-close.ts';
import { smoothPoints } from '../testing/numerical-gradient.ts';
import { constraints } from './index.ts';

describe.each(Object.entries(constraints))('%s', (_id, constraint) => {
  it('is a projection: what it has put in its set stays where it is', () => {
    fc.assert(
      fc.property(smoothPoints(1, 6), (w) => {
        const once = constraint.project(w, defaults(constraint));
        expectClose(constraint.project(once, defaults(constraint)), once, 1e-6);
      }),
    );
  });
});
