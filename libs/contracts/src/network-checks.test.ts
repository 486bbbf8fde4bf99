import { describe, expect, it } from 'vitest';
import type { Examples } from './examples.ts';
import { checkExamples, checkPositions, checkSpecification } from './network-checks.ts';

const examples: Examples = {
  pixels: new Uint8Array(12),
  features: 4,
  rows: Uint32Array.of(0, 2),
  labels: Uint8Array.of(1, 0),
  classes: 2,
};

describe('checkExamples', () => {
  it('takes examples that fit, with an output a class or one for two', () => {
    expect(() => checkExamples(examples, 4, 2)).not.toThrow();
    expect(() => checkExamples(examples, 4, 1)).not.toThrow();
  });

  it.each([
    [{ features: 3 }, /examples.features.*3.*takes 4/],
    [{ classes: 3 }, /model.layers.*2.*3 units/],
    [{ pixels: new Uint8Array(11) }, /examples.pixels.*11.*4 pixels/],
    [{ labels: Uint8Array.of(1) }, /examples.labels.*1.*each of 2/],
    [{ rows: Uint32Array.of(0, 3) }, /examples.rows.*3.*0 to 2/],
    [{ labels: Uint8Array.of(1, 2) }, /examples.labels.*2.*0 to 1/],
  ])('refuses %j', (changes, message) => {
    expect(() => checkExamples({ ...examples, ...changes }, 4, 2)).toThrow(message);
  });
});

it.each([
  [[], /positions.*0.*1 to 2/],
  [[0, 1, 0], /positions.*3.*1 to 2/],
  [[0, 5], /positions.*5.*0 to 4/],
])('checkPositions refuses %j', (positions, message) => {
  expect(() => checkPositions(Uint32Array.from(positions), 2, 5)).toThrow(message);
});

it.each([
  [{ inputs: 0 }, /inputs.*0/],
  [{ batchSize: 1.5 }, /batchSize.*1.5/],
])('checkSpecification refuses %j', (changes, message) => {
  const specification = {
    ...{ inputs: 4, layers: [], loss: { id: 'any' }, optimizer: { id: 'any' }, batchSize: 2 },
    ...changes,
  };
  expect(() => checkSpecification(specification)).toThrow(message);
});
