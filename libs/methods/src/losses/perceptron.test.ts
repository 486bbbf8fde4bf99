import { describe, expect, it } from 'vitest';
import { perceptron } from './perceptron.ts';

describe('perceptron', () => {
  it('pushes the predicted class down and the right one up, on a mistake only', () => {
    expect(perceptron.value([0, 1, 0], [1, 0.5, 3], {})).toBe(2.5);
    expect(perceptron.gradient([0, 1, 0], [1, 0.5, 3], {})).toEqual([0, -1, 1]);
    expect(perceptron.value([0, 0, 1], [1, 0.5, 3], {})).toBe(0);
    expect(perceptron.gradient([0, 0, 1], [1, 0.5, 3], {})).toEqual([0, 0, 0]);
  });

  it('asks for no margin', () => {
    expect(perceptron.gradient([1, 0], [1e-9, 0], {})).toEqual([0, 0]);
  });

  it('takes a tie for the first class: zero weights do move, on examples of the others', () => {
    expect(perceptron.value([0, 1, 0], [0, 0, 0], {})).toBe(0);
    expect(perceptron.gradient([0, 1, 0], [0, 0, 0], {})).toEqual([1, -1, 0]);
    expect(perceptron.gradient([1, 0, 0], [0, 0, 0], {})).toEqual([0, 0, 0]);
  });
});
