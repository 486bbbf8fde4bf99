import { expect } from 'vitest';

/** Fails unless every number differs from the expected by at most `tolerance` times (1 + its magnitude). */
export function expectClose(actual: Numbers, expected: Numbers, tolerance = 1e-6): void {
  const numbers = flat(actual);
  const goals = flat(expected);
  expect(numbers).toHaveLength(goals.length);
  const off = numbers.findIndex(
    (x, i) => !(Math.abs(x - goals[i]!) <= tolerance * (1 + Math.abs(goals[i]!))),
  );
  if (off >= 0) expect(numbers[off], `number ${off} of ${numbers.length}`).toBe(goals[off]);
}

type Numbers = number | ArrayLike<number> | readonly (readonly number[])[];

function flat(numbers: Numbers): number[] {
  return typeof numbers === 'number' ? [numbers] : Array.from(numbers as ArrayLike<number>).flat();
}
