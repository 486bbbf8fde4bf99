import { dataConfig, InvalidInput } from '@experiments/contracts';
import type { DataConfig, ImageData } from '@experiments/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitData } from './split-data.ts';
import { xorImages } from './xor.ts';

const images = imagesWithLabels(
  Uint8Array.from({ length: 200 }, (_, row) => (row * 7) % 10),
  Uint8Array.from({ length: 50 }, (_, row) => (row * 3) % 10),
);
const seed = fc.integer({ min: 0, max: 0xffffffff });
const tasks: DataConfig['task'][] = [
  { kind: 'all-classes' },
  { kind: 'subset', classes: [8, 2, 5] },
  { kind: 'one-vs-rest', positive: [4] },
];
const task = fc.constantFrom(...tasks);
const count = fc.integer({ min: 0, max: 30 });

describe('splitData', () => {
  it('never shares an image between training and validation', () => {
    fc.assert(
      fc.property(seed, task, count, count, (seed, task, train, validation) => {
        const split = splitData(images, config({ task, train, validation }), seed);
        expect(split.train.rows).toHaveLength(train);
        expect(split.validation.rows).toHaveLength(validation);
        expect(new Set([...split.train.rows, ...split.validation.rows]).size).toBe(train + validation);
      }),
    );
  });

  it('uses every image of the task once where all are asked for', () => {
    fc.assert(
      fc.property(seed, count, (seed, validation) => {
        const split = splitData(images, config({ validation }), seed);
        const rows = [...split.train.rows, ...split.validation.rows].sort((a, b) => a - b);
        expect(rows).toEqual([...images.train.labels.keys()]);
      }),
    );
  });

  it('nests: fewer training images are a prefix of more, with the same validation images', () => {
    fc.assert(
      fc.property(seed, task, count, count, count, (seed, task, one, other, validation) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const small = splitData(images, config({ task, train: less, validation }), seed);
        const large = splitData(images, config({ task, train: more, validation }), seed);
        expect(small.train.rows).toEqual(large.train.rows.subarray(0, less));
        expect(small.train.labels).toEqual(large.train.labels.subarray(0, less));
        expect(small.validation).toEqual(large.validation);
      }),
    );
  });

  it('trains on the same images whether or not validation images are set aside', () => {
    const without = splitData(images, config({ train: 100 }), 5);
    const withValidation = splitData(images, config({ train: 100, validation: 40 }), 5);
    expect(withValidation.train).toEqual(without.train);
  });

  it('gives the same split for the same seed and another for another', () => {
    fc.assert(
      fc.property(seed, task, (seed, task) => {
        const noisy = config({ task, validation: 10, labelNoise: 0.3 });
        expect(splitData(images, noisy, seed)).toEqual(splitData(images, noisy, seed));
        expect(splitData(images, noisy, (seed + 1) >>> 0).train.rows).not.toEqual(
          splitData(images, noisy, seed).train.rows,
        );
      }),
    );
  });

  it('keeps its first rows', () => {
    // Golden values: a change here changes the images of every run.
    const split = splitData(images, config({ validation: 5, labelNoise: 0.5 }), 1);
    expect([...split.train.rows.subarray(0, 5)]).toEqual([199, 141, 110, 53, 159]);
    expect([...split.train.labels.subarray(0, 5)]).toEqual([4, 6, 9, 1, 5]);
    expect([...split.validation.rows]).toEqual([107, 95, 196, 108, 148]);
  });

  it('never copies pixels', () => {
    const split = splitData(images, config({ train: 10, validation: 5, labelNoise: 0.5 }), 1);
    expect(split.train.pixels).toBe(images.train.pixels);
    expect(split.validation.pixels).toBe(images.train.pixels);
    expect(split.test.pixels).toBe(images.test.pixels);
  });

  it('labels by the task', () => {
    const split = splitData(
      images,
      config({ task: { kind: 'subset', classes: [8, 2, 5] }, validation: 20 }),
      3,
    );
    for (const [part, { labels }] of [
      [split.train, images.train],
      [split.validation, images.train],
      [split.test, images.test],
    ] as const) {
      expect(part.classes).toBe(3);
      expect(Array.from(part.labels, (label) => [8, 2, 5][label])).toEqual(
        Array.from(part.rows, (row) => labels[row]),
      );
    }

    const coat = splitData(images, config({ task: { kind: 'one-vs-rest', positive: [4] } }), 3);
    expect(coat.train.classes).toBe(2);
    expect([...coat.train.labels]).toEqual(
      Array.from(coat.train.rows, (row) => +(images.train.labels[row] === 4)),
    );
  });

  it('takes test images from the start of those of the task', () => {
    const rows = (data: Partial<DataConfig>) => [...splitData(images, config(data), 1).test.rows];
    expect(rows({ test: 4 })).toEqual([0, 1, 2, 3]);
    expect(rows({ test: 0 })).toEqual([]);
    expect(rows({})).toHaveLength(50);
    // Test labels are 0, 3, 6, 9, 2, 5, 8, 1, 4, 7, 0, ...
    expect(rows({ task: { kind: 'subset', classes: [2, 9] }, test: 3 })).toEqual([3, 4, 13]);
  });

  it('makes noise in training labels alone, in exactly the rounded share of them, to other classes', () => {
    fc.assert(
      fc.property(seed, task, fc.double({ min: 0, max: 1, noNaN: true }), (seed, task, labelNoise) => {
        const clean = splitData(images, config({ task, validation: 20 }), seed);
        const noisy = splitData(images, config({ task, validation: 20, labelNoise }), seed);
        const changed = noisy.train.labels.filter((label, i) => label !== clean.train.labels[i]);
        expect(changed).toHaveLength(Math.round(labelNoise * clean.train.labels.length));
        expect(noisy.train.labels.every((label) => label < noisy.train.classes)).toBe(true);
        expect({ ...noisy, train: noisy.train.rows }).toEqual({ ...clean, train: clean.train.rows });
      }),
    );
  });

  it('carries the hash of the source', () => {
    expect(splitData(images, config({}), 1).hash).toBe(images.hash);
  });

  it('splits the XOR points like any other data', () => {
    const split = splitData(xorImages(), config({ source: 'xor' }), 1);
    expect([...split.train.rows].sort()).toEqual([0, 1, 2, 3]);
    expect([...split.test.labels]).toEqual([0, 1, 1, 0]);
  });

  it.each([
    [{ train: 201 }, 'data.train: 201 is not usable; this task has 200 training images'],
    [
      { train: 181, validation: 20 },
      'data.train: 181 is not usable; this task has 200 training images, 180 of them besides those set aside',
    ],
    [{ validation: 201 }, 'data.validation: 201 is not usable; this task has 200 training images'],
    [{ test: 51 }, 'data.test: 51 is not usable; this task has 50 test images'],
    [
      { task: { kind: 'subset', classes: [0, 1] }, train: 41 },
      'data.train: 41 is not usable; this task has 40 training images',
    ],
  ] as [Partial<DataConfig>, string][])('refuses %j', (data, message) => {
    expect(() => splitData(images, config(data), 1)).toThrow(InvalidInput);
    expect(() => splitData(images, config(data), 1)).toThrow(message);
  });

  it.each(tasks)('refuses a label that is of no class: %j', (task) => {
    const good = Uint8Array.of(8, 2, 5, 4, 1);
    for (const wrong of [
      imagesWithLabels(Uint8Array.of(8, 10), good),
      imagesWithLabels(good, Uint8Array.of(10)),
    ]) {
      expect(() => splitData(wrong, config({ task }), 1)).toThrow(
        'images.labels: 10 is not usable; classes are 0 to 9',
      );
    }
  });
});

function config(data: Partial<DataConfig>): DataConfig {
  return dataConfig.parse(data);
}

function imagesWithLabels(train: Uint8Array, test: Uint8Array): ImageData {
  return {
    name: 'synthetic',
    features: 1,
    classNames: Array.from({ length: 10 }, (_, label) => `class ${label}`),
    train: { pixels: Uint8Array.from(train, (_, row) => row), labels: train },
    test: { pixels: Uint8Array.from(test, (_, row) => row), labels: test },
    hash: 'hash of the source',
  };
}
