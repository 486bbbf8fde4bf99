import { describe, expect, it } from 'vitest';
import { typographic } from './typographic.ts';

describe('typographic', () => {
  it.each([
    ["Keras's default", 'Keras’s default'],
    ['answers "yes" or "no"', 'answers “yes” or “no”'],
    ['from -0.5 to (-1)', 'from −0.5 to (−1)'],
    ['784-128-10, a one-hot row', '784-128-10, a one-hot row'],
  ])('%s', (typed, printed) => {
    expect(typographic(typed)).toBe(printed);
  });
});
