import { InvalidInput } from '@experiments/contracts';
import type { LayerConfig } from '@experiments/contracts';
import type { Operations, Tensor } from '../operations/operations.ts';
import type { TensorFlowLayer } from './tensorflow-layer.ts';

type DropoutConfig = Extract<LayerConfig, { kind: 'dropout' }>;

/** Units up to a multiple of this draw a number each: the rows that masks are defined on. */
const ROW_MULTIPLE = 16;

/**
 * Inverted dropout: active in training, the identity otherwise. The masks are those that `seedDropout` of the contract
 * defines, number for number: four xoshiro128+ generators (Blackman and Vigna 2018) side by side, one a lane, run
 * along rows whose length is the units' up to a multiple of 16; an input is kept where its number is at least
 * rate 2^32.
 */
export function dropoutLayer({ rate }: DropoutConfig, inputs: number, ops: Operations): TensorFlowLayer {
  const threshold = Math.round(rate * 0x100000000);
  const scale = 1 / (1 - rate);
  let state: Uint32Array | undefined;
  let mask: Tensor | undefined;

  return {
    units: inputs,
    parameters: [],
    trainable: true,

    forward(x, mode) {
      mask = undefined;
      if (mode !== 'training' || rate === 0) return x;
      if (!state) {
        throw new InvalidInput(
          'seedDropout',
          'nothing',
          'dropout draws from words given before the first step',
        );
      }
      mask = ops.tensor(drawMask(state, x.shape[0]!, inputs, threshold, scale), x.shape);
      return ops.multiply(x, mask);
    },

    backward(upstream, needsInput) {
      if (!needsInput) return undefined;
      return mask ? ops.multiply(upstream, mask) : upstream;
    },

    seed(words) {
      state = words.slice(0, 16);
    },
  };
}

/**
 * The factors [rows, units] of the next mask, 0 or `scale`.
 *
 * @param state sixteen words, word after word of all four lanes; moved on
 */
export function drawMask(
  state: Uint32Array,
  rows: number,
  units: number,
  threshold: number,
  scale: number,
): Float32Array {
  const factors = new Float32Array(rows * units);
  const padded = Math.ceil(units / ROW_MULTIPLE) * ROW_MULTIPLE;
  for (let lane = 0; lane < 4; lane++) {
    let [s0, s1, s2, s3] = [state[lane]!, state[4 + lane]!, state[8 + lane]!, state[12 + lane]!];
    for (let row = 0; row < rows; row++) {
      for (let unit = lane; unit < padded; unit += 4) {
        const random = (s0 + s3) >>> 0;
        const t = s1 << 9;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = (s3 << 11) | (s3 >>> 21);
        if (unit < units && random >= threshold) factors[row * units + unit] = scale;
      }
    }
    [state[lane], state[4 + lane], state[8 + lane], state[12 + lane]] = [s0, s1, s2, s3];
  }
  return factors;
}
