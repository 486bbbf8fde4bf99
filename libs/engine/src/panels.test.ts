import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromPanels, panelLayout, toPanels } from './panels.ts';

const sizes = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 140 }));

describe('panels', () => {
  it('give back every kernel that was put in', () => {
    fc.assert(
      fc.property(sizes, ([inputs, units]) => {
        const layout = panelLayout(inputs, units);
        const kernel = Float32Array.from({ length: inputs * units }, (_, index) => index + 1);
        const panels = new Float32Array(layout.size);
        toPanels(layout, kernel, panels);
        expect(fromPanels(layout, panels)).toEqual(kernel);
        expect(panels.filter((value) => value !== 0)).toHaveLength(kernel.length);
      }),
    );
  });

  it('cover the units one after the other, 32 at a time and 16 for the last few', () => {
    expect(panelLayout(784, 128).panels.map(({ width }) => width)).toEqual([32, 32, 32, 32]);
    expect(panelLayout(128, 10).panels).toEqual([{ unit: 0, width: 16, offset: 0 }]);
    expect(panelLayout(6, 40)).toMatchObject({ paddedInputs: 8, paddedUnits: 48, size: 8 * 48 });
  });

  it('put row k of a panel one width after row k - 1', () => {
    const layout = panelLayout(3, 17);
    const panels = new Float32Array(layout.size);
    toPanels(
      layout,
      Float32Array.from({ length: 51 }, (_, index) => index),
      panels,
    );
    expect([...panels.slice(32, 35)]).toEqual([17, 18, 19]);
  });
});
