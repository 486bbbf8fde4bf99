import { beforeAll, describe, expect, it } from 'vitest';
import { streamWords } from '@experiments/random';
import { testKernels } from '../../test/engine.ts';
import type { Kernels } from '../kernels.ts';
import { Memory } from '../memory.ts';
import { dropoutLayer } from './dropout.ts';
import { allocateActivations } from './engine-layer.ts';
import type { Activations, EngineLayer, LayerContext } from './engine-layer.ts';

const ROWS = 50;
const UNITS = 96;
let kernels: Kernels;

beforeAll(async () => {
  kernels = await testKernels();
});

function layerWithRate(rate: number): { layer: EngineLayer; input: Activations; memory: Memory } {
  const memory = new Memory(kernels.memory, kernels.heap_base.value as number);
  memory.clear();
  const context = { kernels, memory, capacity: ROWS } as LayerContext;
  const input = allocateActivations(context, UNITS);
  memory.floats(input.address, ROWS * UNITS).fill(3);
  const layer = dropoutLayer({ kind: 'dropout', rate }, { ...context, input });
  const words = new Uint32Array(16);
  for (let lane = 0; lane < 4; lane++)
    streamWords(1, lane).forEach((word, index) => (words[4 * index + lane] = word));
  layer.seed!(words);
  return { layer, input, memory };
}

describe('dropout', () => {
  it.each([0.1, 0.4, 0.75])('drops a share of %d and scales the rest by 1 / (1 - rate)', (rate) => {
    const { layer, memory } = layerWithRate(rate);
    layer.forward(ROWS, 'training');
    const outputs = memory.floats(layer.output.address, ROWS * UNITS);
    const dropped = outputs.filter((value) => value === 0).length / outputs.length;
    // Four standard deviations of a share of 4,800.
    expect(Math.abs(dropped - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / outputs.length));
    expect(new Set(outputs)).toEqual(new Set([0, Math.fround(3 * Math.fround(1 / (1 - rate)))]));
  });

  it('passes gradients back through what it kept', () => {
    const { layer, input, memory } = layerWithRate(0.5);
    layer.forward(ROWS, 'training');
    const kept = memory.floats(layer.output.address, ROWS * UNITS).map((value) => (value === 0 ? 0 : 14));
    const upstream = { ...input, address: memory.allocate(4 * ROWS * UNITS) };
    memory.floats(upstream.address, ROWS * UNITS).fill(7);
    const gradient = layer.backward(upstream, ROWS, true, undefined)!;
    expect(memory.floats(gradient.address, ROWS * UNITS)).toEqual(kept);
  });

  it('draws other masks at the next step, and the same again from the same seed', () => {
    const masks = (steps: number) => {
      const { layer, memory } = layerWithRate(0.5);
      return Array.from({ length: steps }, () => {
        layer.forward(ROWS, 'training');
        return memory.floats(layer.output.address, ROWS * UNITS).slice();
      });
    };
    const [first, second] = masks(2);
    expect(second).not.toEqual(first);
    expect(masks(2)).toEqual([first, second]);
  });

  it('is the identity outside training', () => {
    const { layer, memory } = layerWithRate(0.5);
    layer.forward(ROWS, 'inference');
    expect(new Set(memory.floats(layer.output.address, ROWS * UNITS))).toEqual(new Set([3]));
  });
});
