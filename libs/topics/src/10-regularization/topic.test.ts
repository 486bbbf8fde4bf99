import { describe, expect, it } from 'vitest';
import { profiles } from '../profiles.ts';
import { withValue } from '../with-value.ts';
import { regularization } from './topic.ts';

const arms = new Map(regularization.arms(profiles.full).map((arm) => [arm.id, arm]));

describe("the original's strengths", () => {
  it('stand on both kernels', () => {
    for (const layer of arms.get('l2-max-norm')!.config.model.layers) {
      expect(layer).toMatchObject({
        regularizer: { id: 'l2', strength: 0.01 },
        constraint: { id: 'max-norm', limit: 1 },
      });
    }
  });

  it('drop pixels and hidden units', () => {
    const kinds = arms.get('dropout')!.config.model.layers.map(({ kind }) => kind);
    expect(kinds).toEqual(['dropout', 'dense', 'dropout', 'dense']);
  });
});

describe('the tuned strengths', () => {
  it.each(['l1', 'l2', 'l1-l2', 'max-norm'])('of %s are set on both kernels at once', (id) => {
    const { config, tune } = arms.get(`long-${id}-tuned`)!;
    const value = tune!.grid[0]!;
    const [hidden, output] = withValue(config, tune!.path, value).model.layers;
    const parts = (layer: unknown) => {
      const { regularizer, constraint } = layer as { regularizer?: unknown; constraint?: unknown };
      return JSON.stringify({ regularizer, constraint });
    };
    expect(parts(hidden)).toBe(parts(output));
    expect(parts(hidden)).toContain(String(value));
  });

  it.each([
    ['dropout', 2],
    ['dropout-hidden', 1],
  ])('of %s are set in %i layers', (id, count) => {
    const { config, tune } = arms.get(`short-${id}-tuned`)!;
    const layers = withValue(config, tune!.path, 0.123).model.layers;
    expect(layers.filter((layer) => 'rate' in layer && layer.rate === 0.123)).toHaveLength(count);
  });

  it('are tuned for ten epochs, and for fifty on fewer images', () => {
    const [short, long] = [arms.get('short-l2-tuned')!, arms.get('long-l2-tuned')!];
    expect([short.config.epochs, long.config.epochs]).toEqual([10, 50]);
    expect(long.config.data.train).toBeLessThan(short.config.data.train as number);
  });
});
