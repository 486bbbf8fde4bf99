import { describe, expect, it } from 'vitest';
import { categoricalHinge } from './categorical-hinge.ts';

describe('categorical hinge', () => {
  const t = [0, 1, 0];

  it('is lost until the label leads by 1', () => {
    expect(categoricalHinge.value(t, [0.5, 1, 0.25], {})).toBe(0.5);
    expect(categoricalHinge.gradient(t, [0.5, 1, 0.25], {})).toEqual([1, -1, 0]);
    expect(categoricalHinge.value(t, [0.5, 2, 0.25], {})).toBe(0);
    expect(categoricalHinge.gradient(t, [0.5, 2, 0.25], {})).toEqual([0, 0, 0]);
  });

  it('counts the zero that the mask leaves at the label, as Keras does', () => {
    // By Crammer and Singer the label leads -3 by 2.5 and nothing is lost.
    expect(categoricalHinge.value(t, [-3, -0.5, -4], {})).toBe(1.5);
    expect(categoricalHinge.gradient(t, [-3, -0.5, -4], {})).toEqual([0, -1, 0]);
  });

  it('takes the first of several rivals', () => {
    expect(categoricalHinge.gradient(t, [2, 0, 2], {})).toEqual([1, -1, 0]);
  });
});
