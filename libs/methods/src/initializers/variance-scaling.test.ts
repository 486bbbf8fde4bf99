import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { varianceScaling } from './variance-scaling.ts';
import type { VarianceScaling } from './variance-scaling.ts';

describe('variance scaling', () => {
  const fans = { 'fan-in': 400, 'fan-out': 100, 'fan-average': 250 } as const;
  const cases = Object.entries(fans).flatMap(([mode, n]) =>
    (['uniform', 'truncated-normal'] as const).map((distribution) => ({ mode, distribution, n })),
  );

  it.each(cases)('has the variance scale / n for $mode and $distribution', ({ mode, distribution, n }) => {
    const family = { scale: 3, mode: mode as VarianceScaling['mode'], distribution };
    const initializer = varianceScaling({ ...family, id: 'test', title: '', formula: '', reference: '' });
    const kernel = initializer.draw(400, 100, randomStream(2, mode, distribution), {});
    const variance = kernel.reduce((sum, w) => sum + w * w, 0) / kernel.length;
    expect(Math.abs(variance / (3 / n) - 1)).toBeLessThan(0.04);
  });

  it('keeps the mean square of a signal through a relu network with scale 2, which 1 halves', () => {
    const through = (scale: number) => {
      const family = { scale, mode: 'fan-in', distribution: 'uniform' } as const;
      const initializer = varianceScaling({ ...family, id: 'test', title: '', formula: '', reference: '' });
      const width = 256;
      const stream = randomStream(3);
      let x = Float64Array.from({ length: width }, () => stream.normal());
      for (let layer = 0; layer < 6; layer++) {
        const kernel = initializer.draw(width, width, stream, {});
        const z = Array.from({ length: width }, (_, j) =>
          x.reduce((sum, xi, i) => sum + Math.max(xi, 0) * kernel[i * width + j]!, 0),
        );
        x = Float64Array.from(z);
      }
      return x.reduce((sum, xi) => sum + xi * xi, 0) / width;
    };
    expect(through(2)).toBeGreaterThan(0.5);
    expect(through(2)).toBeLessThan(2);
    expect(through(1) / through(2)).toBeCloseTo(2 ** -6, 8);
  });
});
