import { describe, expect, it } from 'vitest';
import { l1 } from './l1.ts';
import { l1L2 } from './l1-l2.ts';
import { l2 } from './l2.ts';

describe('l1 + l2', () => {
  it('is the sum of both, each with its own strength', () => {
    for (const w of [-1.5, 0, 0.2]) {
      const both = { l1: 0.03, l2: 0.2 };
      expect(l1L2.value(w, both)).toBe(l1.value(w, { strength: 0.03 }) + l2.value(w, { strength: 0.2 }));
      expect(l1L2.gradient(w, both)).toBe(
        l1.gradient(w, { strength: 0.03 }) + l2.gradient(w, { strength: 0.2 }),
      );
    }
  });
});
