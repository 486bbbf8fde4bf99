import { beforeAll, describe, expect, it } from 'vitest';
import { layerConfig, parseWith } from '@experiments/contracts';
import type { Examples, LayerConfig, MethodReference, TrainingEngine } from '@experiments/contracts';
import { activations, constraints, layers, losses, optimizers, regularizers } from '@experiments/methods';
import golden from '../golden/keras-networks.json' with { type: 'json' };
import { testEngine } from '../test/engine.ts';

/** Relative, of every step's loss with its penalties. */
const TOLERANCE = 1e-4;

interface Case {
  readonly name: string;
  readonly layers: readonly object[];
  readonly loss: MethodReference;
  readonly optimizer: MethodReference;
  readonly losses: readonly number[];
  /** Of kernels that are frozen: Keras counts the penalties of trainable ones alone, the engine of all. */
  readonly penaltyLeftOut: number;
}

const cases = golden.cases as readonly Case[];
let engine: TrainingEngine;

beforeAll(async () => {
  engine = await testEngine();
});

/** Multiples of 2^-24 from [0, 1), as in the generator of the golden values. */
function numbers(state: number): () => number {
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

function examples(classes: number): Examples {
  const next = numbers(1);
  const below = (bound: number) => Math.floor(next() * bound);
  const count = golden.examples;
  return {
    pixels: Uint8Array.from({ length: count * golden.inputs }, () => (below(2) ? below(256) : 0)),
    features: golden.inputs,
    rows: Uint32Array.from({ length: count }, (_, row) => row),
    labels: Uint8Array.from({ length: count }, () => below(classes)),
    classes,
  };
}

function network({ layers, loss, optimizer }: Case) {
  const configs: LayerConfig[] = layers.map((layer) => parseWith(layerConfig, layer, 'layer'));
  const made = engine.network({
    inputs: golden.inputs,
    layers: configs,
    loss,
    optimizer,
    batchSize: golden.batchSize,
  });
  const next = numbers(2);
  made.writeParameters(
    made.parameters.map(({ role, shape }) => {
      const centre = role === 'gamma' || role === 'moving-variance' ? 1 : 0;
      return Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => centre + next() - 0.5);
    }),
  );
  return made;
}

describe("from the same weights and batches, every step's loss is Keras's", () => {
  it.each(cases)('$name', (given) => {
    const made = network(given);
    const data = examples(Math.max(2, made.outputs));
    let worst = 0;
    given.losses.forEach((expected, step) => {
      const positions = Uint32Array.from(
        { length: golden.batchSize },
        (_, row) => (step * golden.batchSize + row) % golden.examples,
      );
      const { loss, penalty } = made.step(data, positions);
      worst = Math.max(
        worst,
        Math.abs(loss + penalty - given.penaltyLeftOut - expected) / Math.abs(expected),
      );
    });
    expect(worst).toBeLessThan(TOLERANCE);
  });
});

describe('the golden networks', () => {
  it('are trained for at least 50 steps, and learn', () => {
    for (const { losses } of cases) {
      expect(losses.length).toBeGreaterThanOrEqual(50);
      const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;
      expect(mean(losses.slice(-8))).toBeLessThan(mean(losses.slice(0, 8)));
    }
  });

  it.each(Object.entries({ activations, constraints, losses, optimizers, regularizers }))(
    'leave out none of the %s',
    (_, registry) => {
      const used = new Set([...JSON.stringify(cases).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id));
      expect(Object.keys(registry).filter((id) => !used.has(id))).toEqual([]);
    },
  );

  it('leave out no kind of layer but dropout, whose masks are the engine’s own', () => {
    const used = new Set(cases.flatMap(({ layers }) => layers.map((layer) => (layer as LayerConfig).kind)));
    expect(Object.keys(layers).filter((kind) => !used.has(kind as LayerConfig['kind']))).toEqual(['dropout']);
  });
});
