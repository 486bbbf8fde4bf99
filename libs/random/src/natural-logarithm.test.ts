import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalLogarithm } from './natural-logarithm.ts';

/** ln x to 60 digits by Python's `decimal`, rounded to the nearest double. */
const golden: readonly (readonly [x: number, logarithm: number])[] = [
  [5e-324, -744.4400719213812],
  [1e-300, -690.7755278982137],
  [1e-9, -20.72326583694641],
  [0.1, -2.3025850929940455],
  [0.5, -0.6931471805599453],
  [0.7071067811865475, -0.34657359027997275],
  [0.7071067811865476, -0.3465735902799726],
  [0.9999999999999999, -1.1102230246251565e-16],
  [1, 0],
  [1.0000000000000002, 2.2204460492503128e-16],
  [1.4142135623730951, 0.3465735902799727],
  [1.4142135623730954, 0.34657359027997287],
  [2, 0.6931471805599453],
  [3.141592653589793, 1.1447298858494002],
  [10, 2.302585092994046],
  [123456.789, 11.723646487185881],
  [1.7976931348623157e308, 709.782712893384],
];

describe('naturalLogarithm', () => {
  it.each(golden)('is within one unit in the last place at %d', (x, logarithm) => {
    expect(Math.abs(naturalLogarithm(x) - logarithm)).toBeLessThanOrEqual(unitInLastPlace(logarithm));
  });

  it('agrees with Math.log to two units in the last place for every positive double', () => {
    const positive = fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(positive, (x) => {
        const logarithm = Math.log(x);
        expect(Math.abs(naturalLogarithm(x) - logarithm)).toBeLessThanOrEqual(2 * unitInLastPlace(logarithm));
      }),
    );
  });

  it('keeps its bits', () => {
    // What the streams' normals are made of: a changed bit would change every drawn weight.
    expect([0.1, 0.3, 0.7, 0.9, 1e-9].map(naturalLogarithm)).toEqual([
      -2.3025850929940455, -1.2039728043259361, -0.35667494393873245, -0.10536051565782628,
      -20.72326583694641,
    ]);
  });
});

/** The distance from |x| to the next larger double. */
function unitInLastPlace(x: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(x));
  bits.setBigUint64(0, bits.getBigUint64(0) + 1n);
  return bits.getFloat64(0) - Math.abs(x);
}
