import type { EarlyStoppingConfig } from '@experiments/contracts';
import { optimizers, referenceNetwork, regularizers } from '@experiments/methods';
import { describe, expect, it } from 'vitest';
import { beginEarlyStopping, observeEpoch } from '../../../training/src/early-stopping.ts';
import { dense } from '../testing/dense.ts';
import { expectNumbers, readDerivation } from '../testing/derivation.ts';

const { examples } = readDerivation('07-early-stopping-checkpointing');

describe('stopping early on a bowl', () => {
  const [ETA, STEPS, ALPHA] = [0.1, 20, 0.5];

  /** The share of w* = 1 that gradient descent has reached, by the update of the code. */
  function stopped(curvature: number, learningRate: number, steps: number) {
    const { update, advance } = optimizers['gradient-descent'];
    const { scalars } = advance([], { learningRate });
    let w = 0;
    for (let step = 0; step < steps; step++) w = update(w, curvature * (w - 1), [], scalars).w;
    return w;
  }

  /** The same with the penalty of the code, trained to the end; its strength is alpha / 2. */
  function penalized(curvature: number, alpha: number) {
    const { update, advance } = optimizers['gradient-descent'];
    const { scalars } = advance([], { learningRate: 0.05 });
    let w = 0;
    for (let step = 0; step < 5000; step++) {
      const pull = regularizers.l2.gradient(w, { strength: alpha / 2 });
      w = update(w, curvature * (w - 1) + pull, [], scalars).w;
    }
    return w;
  }

  it.each([0.01, 0.1, 0.5, 1, 5])('has the closed forms of the text, at the curvature %d', (curvature) => {
    expect(stopped(curvature, ETA, STEPS)).toBeCloseTo(1 - (1 - ETA * curvature) ** STEPS, 12);
    expect(penalized(curvature, ALPHA)).toBeCloseTo(curvature / (curvature + ALPHA), 9);
  });

  it('is on flat axes a ridge of strength 1 / (eta k)', () => {
    for (const steps of [10, 100, 1000]) {
      const flat = 0.005 / (ETA * steps);
      const ridge = flat / (flat + 1 / (ETA * steps));
      expect(stopped(flat, ETA, steps) / ridge).toBeCloseTo(1, 2);
    }
  });

  it('has the numbers of its example', () => {
    const curvatures = [0.01, 0.1, 0.5, 1, 5];
    const title =
      'How much of each weight is learned at η = 0.1 after 20 steps, and with the penalty α = 0.5';
    expect(ALPHA).toBe(1 / (ETA * STEPS));
    expectNumbers(examples.get(title), [
      ...curvatures,
      ...curvatures.map((curvature) => stopped(curvature, ETA, STEPS)),
      ...curvatures.map((curvature) => penalized(curvature, ALPHA)),
    ]);
  });
});

describe('patience', () => {
  const losses = [0.5, 0.42, 0.39, 0.4, 0.37, 0.38, 0.39, 0.38, 0.41];

  function watch(patience: number) {
    const config: EarlyStoppingConfig = {
      id: 'early-stopping',
      monitor: 'val_loss',
      patience,
      minimumDelta: 0,
      restoreBest: false,
    };
    const states = [];
    let state = beginEarlyStopping();
    for (const [index, loss] of losses.entries()) {
      state = observeEpoch(config, state, index + 1, loss);
      states.push(state);
      if (state.stop) break;
    }
    return states;
  }

  it('has the numbers of its example', () => {
    const never = watch(100);
    const [one, three] = [watch(1), watch(3)];
    expectNumbers(examples.get('Validation loss over nine epochs'), [
      ...losses.map((_, index) => index + 1),
      ...losses,
      ...never.map(({ wait }) => wait),
      ...[1, one.length, 3, three.length],
      ...[1, one.at(-1)!.bestEpoch, 3, three.at(-1)!.bestEpoch],
    ]);
  });
});

describe('a checkpoint', () => {
  it('has the numbers of its example', () => {
    const hyperparameters = { learningRate: 0.1, momentum: 0.9 };
    const { update, advance } = optimizers.momentum;
    const { scalars } = advance([], hyperparameters);
    const go = (from: { w: number; slots: number[] }, steps: number) => {
      const states = [from];
      for (let step = 0; step < steps; step++) {
        const { w, slots } = states.at(-1)!;
        states.push(update(w, 1, slots, scalars));
      }
      return states;
    };
    const through = go({ w: 0, slots: [0] }, 6).slice(3);
    const resumed = go(structuredClone(through[0]!), 3);
    const withoutMemory = go({ w: through[0]!.w, slots: [0] }, 3);
    expect(resumed).toEqual(through);
    const title = 'A steady slope g = 1, with η = 0.1 and μ = 0.9: three steps, an interruption, three more';
    expectNumbers(
      examples.get(title),
      [[3, 4, 5, 6], ...[through, resumed, withoutMemory].map((states) => states.map(({ w }) => w))].flat(),
    );
  });

  it('needs the memory of the optimizer, in a network too', () => {
    const x = [[0.4, -1]];
    const specification = {
      inputs: 2,
      layers: [dense(2)],
      loss: { id: 'softmax-cross-entropy' },
      optimizer: { id: 'adam', learningRate: 0.1 },
    };
    const through = referenceNetwork({
      ...specification,
      parameters: [
        [0.1, 0.2, 0.3, 0.4],
        [0, 0],
      ],
    });
    for (let step = 0; step < 3; step++) through.step(x, [0]);
    const weightsAlone = referenceNetwork({ ...specification, parameters: through.readParameters() });
    for (let step = 0; step < 3; step++) {
      through.step(x, [0]);
      weightsAlone.step(x, [0]);
    }
    expect(weightsAlone.readParameters()).not.toEqual(through.readParameters());
  });
});
