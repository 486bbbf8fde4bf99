import type { Profile } from '@experiments/contracts';

const STEPS = 8;

/**
 * Two values a decade over four decades, `centre` in the middle: the nine of the full profile, or so many of them
 * evenly spaced, both ends among them.
 *
 * @param centre a power of ten
 * @returns decimal fractions of one digit, such as 0.003, in ascending order
 */
export function logarithmicGrid(centre: number, { tuningPoints }: Profile): number[] {
  const exponent = Number(centre.toExponential().split('e')[1]);
  const nine = Array.from({ length: STEPS + 1 }, (_, step) =>
    // Read from decimal digits, since 3 * 1e-5 is not the number nearest to 0.00003.
    Number(`${step % 2 === 0 ? 1 : 3}e${exponent - 2 + Math.floor(step / 2)}`),
  );
  return spaced(nine, tuningPoints);
}

/** So many values of a list of nine, evenly spaced, both ends among them. */
export function spaced(nine: readonly number[], points: number): number[] {
  return Array.from({ length: points }, (_, point) => nine[(point * STEPS) / (points - 1)]!);
}
