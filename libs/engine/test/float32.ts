/** float32 numbers by their bit patterns, and distances in units in the last place. */

const number = new Float32Array(1);
const pattern = new Uint32Array(number.buffer);

export function fromBits(bits: number): number {
  pattern[0] = bits;
  return number[0]!;
}

/** Zeros, the ends of the subnormal and normal numbers, infinities, a quiet and a signalling NaN. */
const EDGES = [0, 1, 0x007fffff, 0x00800000, 0x7f7fffff, 0x7f800000, 0x7fc00000, 0x7f800001];

/** Patterns over the whole range, infinities and NaN included: one of each 2^`shift` neighbours, and the edges. */
export function sweep(shift: number): Uint32Array<ArrayBuffer> {
  const size = 2 ** shift;
  const spread = Array.from(
    { length: 2 ** (32 - shift) },
    (_, block) => block * size + (Math.imul(block, 1237) & (size - 1)),
  );
  return Uint32Array.from([...EDGES, ...EDGES.map((bits) => bits + 0x80000000), ...spread]);
}

/** Every length of a unit in the last place, by the exponent's bits. */
const UNITS = Float64Array.from({ length: 255 }, (_, exponent) => 2 ** (Math.max(exponent, 1) - 150));

/**
 * How far a float32, or what is to be rounded to one, is from the exact number, in units in the last place of the
 * float32 nearest to that. 0 where both are NaN, or where the exact number overflows and the other is infinite; infinite
 * where only one of them is.
 */
export function ulps(exact: number, actual: number): number {
  if (Number.isNaN(exact) || Number.isNaN(actual)) return Object.is(exact, actual) ? 0 : Infinity;
  number[0] = exact;
  const exponent = (pattern[0]! >>> 23) & 255;
  if (exponent === 255) return Math.fround(actual) === number[0] ? 0 : Infinity;
  return Math.abs(actual - exact) / UNITS[exponent]!;
}
