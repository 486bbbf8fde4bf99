import { describe, expect, it } from 'vitest';
import { activation } from './activation.ts';

describe('activation', () => {
  it('applies its function row by row, with its hyper-parameters', () => {
    const config = { kind: 'activation', activation: { id: 'leaky-relu', slope: 0.5 } } as const;
    const forward = activation.forward(
      config,
      [
        [-2, 4],
        [6, -8],
      ],
      [],
      { training: false },
    );
    expect(forward.y).toEqual([
      [-1, 4],
      [6, -4],
    ]);
    expect(
      activation.backward(config, forward, [
        [1, 1],
        [3, 2],
      ]).input,
    ).toEqual([
      [0.5, 1],
      [3, 1],
    ]);
  });

  it('refuses a function that does not exist', () => {
    expect(() => activation.check({ kind: 'activation', activation: { id: 'step' } }, 'layers.1')).toThrow(
      'layers.1.activation.id: "step" is not usable; known activation ids are elu, gelu',
    );
  });
});
