import { describe, expect, it } from 'vitest';
import { beyondTheEdge } from './beyond-the-edge.ts';

const tuning = { beyond: { below: [0.1, 0.01], above: [100] } };

describe('beyondTheEdge', () => {
  it('is the nearest value not yet tried on the side where the best stands', () => {
    expect(beyondTheEdge(tuning, [1, 3, 10], 1)).toBe(0.1);
    expect(beyondTheEdge(tuning, [1, 3, 10, 0.1], 0.1)).toBe(0.01);
    expect(beyondTheEdge(tuning, [1, 3, 10], 10)).toBe(100);
  });

  it('is nothing where the best stands between others, or where none is left', () => {
    expect(beyondTheEdge(tuning, [1, 3, 10], 3)).toBeUndefined();
    expect(beyondTheEdge(tuning, [1, 3, 10, 0.1], 1)).toBeUndefined();
    expect(beyondTheEdge(tuning, [1, 3, 10, 100], 100)).toBeUndefined();
    expect(beyondTheEdge({}, [1, 3, 10], 1)).toBeUndefined();
  });
});
