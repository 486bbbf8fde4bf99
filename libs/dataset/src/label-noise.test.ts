import { randomStream } from '@experiments/random';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLabelNoise } from './label-noise.ts';

const seed = fc.integer({ min: 0, max: 0xffffffff });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const labelled = fc
  .integer({ min: 2, max: 10 })
  .chain((classes) =>
    fc.record({ classes: fc.constant(classes), labels: fc.uint8Array({ max: classes - 1, maxLength: 300 }) }),
  );

describe('withLabelNoise', () => {
  it('moves exactly the rounded share, each to a different class of the task', () => {
    fc.assert(
      fc.property(labelled, share, seed, ({ labels, classes }, share, seed) => {
        const noisy = withLabelNoise(labels, share, classes, randomStream(seed));
        expect(changed(labels, noisy)).toHaveLength(Math.round(share * labels.length));
        expect(noisy.every((label) => label < classes)).toBe(true);
      }),
    );
  });

  it('leaves the labels that it was given alone', () => {
    const labels = Uint8Array.of(0, 1, 0, 1);
    expect(withLabelNoise(labels, 1, 2, randomStream(1))).toEqual(Uint8Array.of(1, 0, 1, 0));
    expect(labels).toEqual(Uint8Array.of(0, 1, 0, 1));
  });

  it('changes at a smaller share what it changes at a larger one, alike', () => {
    fc.assert(
      fc.property(labelled, share, share, seed, ({ labels, classes }, one, other, seed) => {
        const less = withLabelNoise(labels, Math.min(one, other), classes, randomStream(seed));
        const more = withLabelNoise(labels, Math.max(one, other), classes, randomStream(seed));
        for (const position of changed(labels, less)) expect(more[position]).toBe(less[position]);
      }),
    );
  });

  it('chooses positions and new classes evenly', () => {
    const labels = new Uint8Array(20_000).fill(4);
    const noisy = withLabelNoise(labels, 0.45, 10, randomStream(2));
    const counts = Array.from({ length: 10 }, (_, name) => noisy.filter((label) => label === name).length);
    expect(counts[4]).toBe(11_000);
    // 9000 moves to nine classes: 1000 each, with a standard deviation of about 30.
    for (const [name, count] of counts.entries())
      if (name !== 4) expect(Math.abs(count - 1000)).toBeLessThan(150);
    // Half of the moves are in the first half, with a standard deviation of about 35.
    const early = changed(labels, noisy).filter((position) => position < 10_000).length;
    expect(Math.abs(early - 4500)).toBeLessThan(175);
  });
});

function changed(before: Uint8Array, after: Uint8Array): number[] {
  return [...before.keys()].filter((position) => before[position] !== after[position]);
}
