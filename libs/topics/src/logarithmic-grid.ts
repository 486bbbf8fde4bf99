import type { Profile, Tuning } from '@experiments/contracts';

const STEPS = 8;

/**
 * Two values a decade over four decades, `centre` in the middle: the nine of the full profile, or so many of them
 * evenly spaced, both ends among them. Beyond lies one more decade on each side.
 *
 * @param centre a power of ten
 * @returns decimal fractions of one digit, such as 0.003, the grid in ascending order
 */
export function logarithmicGrid(
  centre: number,
  { tuningPoints }: Profile,
): Required<Pick<Tuning, 'grid' | 'beyond'>> {
  const exponent = Number(centre.toExponential().split('e')[1]);
  const value = (step: number) =>
    // Read from decimal digits, since 3 * 1e-5 is not the number nearest to 0.00003.
    Number(`${step % 2 === 0 ? 1 : 3}e${exponent - 2 + Math.floor(step / 2)}`);
  const nine = Array.from({ length: STEPS + 1 }, (_, step) => value(step));
  return {
    grid: spaced(nine, tuningPoints),
    beyond: { below: [-1, -2].map(value), above: [STEPS + 1, STEPS + 2].map(value) },
  };
}

/** So many values of a list of nine, evenly spaced, both ends among them. */
export function spaced(nine: readonly number[], points: number): number[] {
  return Array.from({ length: points }, (_, point) => nine[(point * STEPS) / (points - 1)]!);
}
