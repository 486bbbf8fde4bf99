import { describe, expect, it } from 'vitest';
import { target } from './target.ts';

describe('target', () => {
  it('is one-hot, of 0 and 1 or of -1 and +1', () => {
    expect(target({ targets: 'zero-one' }, 2, 4)).toEqual([0, 0, 1, 0]);
    expect(target({ targets: 'plus-minus-one' }, 0, 3)).toEqual([1, -1, -1]);
  });

  it('is on for label 1 where there is one output', () => {
    expect([0, 1].map((label) => target({ targets: 'zero-one' }, label, 1))).toEqual([[0], [1]]);
    expect([0, 1].map((label) => target({ targets: 'plus-minus-one' }, label, 1))).toEqual([[-1], [1]]);
  });
});
