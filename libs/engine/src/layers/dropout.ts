import { InvalidInput } from '@experiments/contracts';
import type { LayerConfig } from '@experiments/contracts';
import { allocateActivations } from './engine-layer.ts';
import type { EngineLayer, LayerContext } from './engine-layer.ts';

type DropoutConfig = Extract<LayerConfig, { kind: 'dropout' }>;

/** Inverted dropout: active in training, the identity otherwise. */
export function dropoutLayer({ rate }: DropoutConfig, context: LayerContext): EngineLayer {
  const { kernels, memory, input } = context;
  const output = allocateActivations(context, input.units);
  const mask = allocateActivations(context, input.units);
  const inputGradient = allocateActivations(context, input.units);
  const state = memory.allocate(64);
  const threshold = Math.round(rate * 0x100000000);
  const scale = 1 / (1 - rate);
  let dropped = false;
  let seeded = false;

  return {
    output,
    parameters: [],
    trainable: true,
    forward(rows, mode) {
      dropped = mode === 'training' && rate > 0;
      if (dropped && !seeded)
        throw new InvalidInput(
          'seedDropout',
          'nothing',
          'dropout draws from words given before the first step',
        );
      const bytes = rows * input.stride;
      if (dropped)
        kernels.dropout_forward(input.address, output.address, mask.address, bytes, state, threshold, scale);
      else memory.bytes(output.address, bytes).set(memory.bytes(input.address, bytes));
    },
    backward(upstream, rows, needsInput) {
      if (!needsInput || !dropped) return needsInput ? upstream : undefined;
      kernels.dropout_backward(upstream.address, mask.address, inputGradient.address, rows * input.stride);
      return inputGradient;
    },
    seed(words) {
      memory.words(state, 16).set(words);
      seeded = true;
    },
  };
}
