import { describe, expect, it } from 'vitest';
import { horizontalValueScale, valueScale } from './value-scale.ts';
import type { ValueScaleInput } from './value-scale.ts';

const scale = (input: Partial<ValueScaleInput>) =>
  valueScale({ kind: 'linear', values: [], range: [0, 100], tickCount: 5, ...input });

describe('valueScale', () => {
  it('starts at zero where zero is near, without a note', () => {
    const { domain, note } = scale({ values: [0.1, 0.9] });
    expect(domain[0]).toBe(0);
    expect(note).toBeUndefined();
  });

  it('says where it is cut', () => {
    const { note, ticks } = scale({ values: [0.872, 0.889] });
    expect(note).toBe('axis starts at 0.870');
    expect(ticks[0]!.label).toBe('0.870');
  });

  it('makes room for intervals, but not for those that would crush the values', () => {
    expect(scale({ values: [0.8, 0.9], bounds: [0.78, 0.92] }).clips).toBe(false);
    const wide = scale({ values: [0.88, 0.89], bounds: [-3, 5] });
    expect(wide.clips).toBe(true);
    expect(wide.domain[0]).toBeGreaterThan(0.8);
    expect(wide.position(-3)).toBe(0);
  });

  it('has room about a single value', () => {
    const { domain, position } = scale({ values: [0.5] });
    expect(domain[0]).toBeLessThan(0.5);
    expect(position(0.5)).toBeGreaterThan(0);
    expect(position(0.5)).toBeLessThan(100);
  });

  it('puts zero in the middle of differences', () => {
    const { domain, position } = scale({ values: [0, 0.013], symmetric: true });
    expect(domain[0]).toBe(-domain[1]);
    expect(position(0)).toBe(50);
  });

  it('ticks whole decades on a wide log axis, thinned where there are many', () => {
    const labels = (values: number[]) => scale({ kind: 'log', values }).ticks.map(({ label }) => label);
    expect(labels([0.011, 90])).toEqual(['0.01', '0.1', '1', '10', '100']);
    expect(labels([1e-8, 1e2])).toEqual(['10⁻⁶', '10⁻³', '10⁰']);
    expect(labels([0.36, 0.88])).toEqual(['0.2', '0.5', '1.0']);
  });

  it('passes over what a log axis cannot show', () => {
    const { domain, position, note } = scale({ kind: 'log', values: [0, -1, NaN, 0.5, 20] });
    expect(domain).toEqual([0.5, 20]);
    expect(position(0)).toBe(0);
    expect(note).toBe('log scale');
  });

  it('has room about a single value on a log axis', () => {
    expect(scale({ kind: 'log', values: [0.1, 0.1] }).domain).toEqual([0.05, 0.2]);
  });

  it('is usable without any value', () => {
    expect(scale({}).domain).toEqual([0, 1]);
    expect(scale({ kind: 'log', values: [0] }).domain).toEqual([0, 1]);
  });
});

describe('horizontalValueScale', () => {
  it('has as many ticks as there is room for labels', () => {
    const input: ValueScaleInput = { kind: 'linear', values: [-0.001, 0.001], range: [0, 300], tickCount: 7 };
    expect(valueScale(input).ticks.length).toBeGreaterThan(8);
    expect(horizontalValueScale(input).ticks.map(({ label }) => label)).toEqual([
      ...['−0.0010', '−0.0005', '0'],
      ...['0.0005', '0.0010'],
    ]);
  });
});
