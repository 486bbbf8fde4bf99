import { activations, losses, resolveMethod } from '@experiments/methods';
import type { LossId } from '@experiments/methods';
import { describe, expect, it } from 'vitest';
import { expectNumbers, readDerivation } from '../testing/derivation.ts';

const { examples } = readDerivation('09-loss-functions');

function loss(id: LossId, more: Record<string, number> = {}) {
  const { definition, hyperparameters } = resolveMethod(losses, 'loss', { id, ...more }, 'loss');
  return {
    value: (t: readonly number[], y: readonly number[]) => definition.value(t, y, hyperparameters),
    gradient: (t: readonly number[], y: readonly number[]) => definition.gradient(t, y, hyperparameters),
    /** The gradient by the logits of a softmax layer whose probabilities the loss takes. */
    throughSoftmax(t: readonly number[], z: readonly number[]) {
      const p = softmax(z);
      return activations.softmax.backward(z, p, definition.gradient(t, p, hyperparameters), {});
    },
  };
}

const softmax = (z: readonly number[]) => activations.softmax.forward(z, {});
const t = [0, 1, 0, 0];
const z = [0.4, -1.2, 2.3, 0.1];
const p = softmax(z);

function expectEach(actual: readonly number[], expected: readonly number[], digits = 12): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, at) => expect(value).toBeCloseTo(expected[at]!, digits));
}

function differences(f: (y: number[]) => number, y: readonly number[]): number[] {
  return y.map((_, j) => (f(y.with(j, y[j]! + 1e-5)) - f(y.with(j, y[j]! - 1e-5))) / 2e-5);
}

describe('cross-entropy', () => {
  const onLogits = loss('softmax-cross-entropy');
  const onProbabilities = loss('cross-entropy');

  it('is minus the logarithm of the likelihood', () => {
    const likelihood = p.reduce((product, pj, j) => product * pj ** t[j]!, 1);
    expect(onProbabilities.value(t, p)).toBeCloseTo(-Math.log(likelihood), 12);
    expect(onLogits.value(t, z)).toBeCloseTo(-Math.log(likelihood), 12);
  });

  it('has the gradient p - t on logits, in one step or in two', () => {
    const expected = p.map((pj, j) => pj - t[j]!);
    expectEach(onLogits.gradient(t, z), expected);
    expectEach(onProbabilities.throughSoftmax(t, z), expected);
    expectEach(
      differences((y) => onLogits.value(t, y), z),
      expected,
      7,
    );
  });

  it('has the numbers of its example', () => {
    const [target, logits] = [
      [1, 0, 0],
      [1, 2, 0],
    ] as const;
    expectNumbers(examples.get('Three logits, the label first'), [
      ...[1, 2, 3],
      ...logits,
      ...softmax(logits),
      ...onLogits.gradient(target, logits),
      onLogits.value(target, logits),
      0,
    ]);
  });

  it('teaches nothing beyond the clip, where logits teach all the more', () => {
    expect(onProbabilities.throughSoftmax([1, 0], [-40, 0])[0]).toBe(0);
    expect(onLogits.gradient([1, 0], [-40, 0])[0]).toBeCloseTo(-1, 12);
  });
});

describe('the same gradient under other names', () => {
  it('Kullback-Leibler: equal to the last bit, and in value for one-hot targets', () => {
    expect(loss('kullback-leibler').gradient(t, p)).toEqual(loss('cross-entropy').gradient(t, p));
    expect(loss('kullback-leibler').value(t, p)).toBeCloseTo(loss('cross-entropy').value(t, p), 12);
  });

  it('Poisson: (1 + cross-entropy) / n', () => {
    expect(loss('poisson').value(t, p)).toBeCloseTo((1 + loss('cross-entropy').value(t, p)) / 4, 5);
    expectEach(
      loss('poisson').throughSoftmax(t, z),
      p.map((pj, j) => (pj - t[j]!) / 4),
      5,
    );
  });
});

describe('squared error on softmax', () => {
  const squared = loss('mean-squared-error');

  it('carries the Jacobian of the text', () => {
    const inner = p.reduce((sum, pi, i) => sum + (pi - t[i]!) * pi, 0);
    expectEach(
      squared.throughSoftmax(t, z),
      p.map((pj, j) => (2 / 4) * pj * (pj - t[j]! - inner)),
    );
    expectEach(
      squared.throughSoftmax(t, z),
      differences((y) => squared.value(t, softmax(y)), z),
      7,
    );
  });

  it('has the numbers of its example', () => {
    const probabilities = [0.99, 0.5, 0.1, 0.01, 0.001];
    const pull = (id: LossId) => (probability: number) => {
      const logits = [Math.log(probability / (1 - probability)), 0];
      return -loss(id).throughSoftmax([1, 0], logits)[0]!;
    };
    const entropy = probabilities.map(pull('cross-entropy'));
    const stalled = probabilities.map(pull('mean-squared-error'));
    stalled.forEach((value, at) => {
      const probability = probabilities[at]!;
      expect(value).toBeCloseTo(2 * probability * (1 - probability) * entropy[at]!, 9);
    });
    expectNumbers(examples.get("The pull on the label's logit, two classes"), [
      ...probabilities,
      ...entropy,
      ...stalled,
    ]);
  });
});

describe('losses of the error alone', () => {
  it('absolute error behind a softmax is 2 (1 - p) / n', () => {
    expect(loss('mean-absolute-error').value(t, p)).toBeCloseTo((2 / 4) * (1 - p[1]!), 12);
  });

  it('absolute error prefers 0 to the mean of a target that is on in a third of the cases', () => {
    const total = (y: number) =>
      [1, 0, 0].reduce((sum, target) => sum + loss('mean-absolute-error').value([target], [y]), 0);
    expect(total(0)).toBeLessThan(total(1 / 3));
    const square = (y: number) =>
      [1, 0, 0].reduce((sum, target) => sum + loss('mean-squared-error').value([target], [y]), 0);
    expect(square(1 / 3)).toBeLessThan(square(0));
  });

  it('Huber meets its line without a kink, and log-cosh has the slope tanh e', () => {
    const huber = loss('huber', { delta: 0.7 });
    expect(huber.value([0], [0.7])).toBeCloseTo(0.7 ** 2 / 2, 12);
    expect(huber.value([0], [0.7 + 1e-7])).toBeCloseTo(0.7 ** 2 / 2, 6);
    expect(huber.gradient([0], [0.7])[0]).toBeCloseTo(0.7, 12);
    expect(huber.gradient([0], [5])[0]).toBeCloseTo(0.7, 12);
    for (const e of [-2, 0.3, 4]) {
      expect(loss('log-cosh').gradient([0], [e])[0]).toBeCloseTo(Math.tanh(e), 12);
      expectEach(
        loss('log-cosh').gradient([0], [e]),
        differences((y) => loss('log-cosh').value([0], y), [e]),
        7,
      );
    }
  });
});

describe('margins', () => {
  it.each([-1, 1])('has the gradients of the text, t = %d', (target) => {
    for (const y of [-2.5, -0.3, 0.4, 1.7]) {
      const margin = target * y;
      expect(loss('hinge').gradient([target], [y])[0]).toBe(margin < 1 ? -target : 0);
      expect(loss('squared-hinge').gradient([target], [y])[0]).toBeCloseTo(
        -2 * target * Math.max(0, 1 - margin),
        12,
      );
      const yesOrNo = (target + 1) / 2;
      expect(loss('binary-cross-entropy').value([yesOrNo], [y])).toBeCloseTo(
        Math.log(1 + Math.exp(-margin)),
        12,
      );
    }
  });

  it('categorical hinge pushes the label up and its strongest rival down', () => {
    expect(loss('categorical-hinge').gradient(t, z)).toEqual([0, -1, 1, 0]);
    expect(loss('categorical-hinge').value(t, z)).toBeCloseTo(1 + 2.3 + 1.2, 12);
  });
});

describe('corrections of cross-entropy', () => {
  it('focal: the gradient of the text, and cross-entropy for gamma 0', () => {
    const [gamma, q] = [2, 1 - p[1]!];
    const slope = gamma * q ** (gamma - 1) * p[1]! * Math.log(p[1]!) - q ** gamma;
    const focal = loss('focal', { gamma });
    expectEach(
      focal.gradient(t, z),
      p.map((pj, j) => slope * (t[j]! - pj)),
    );
    expectEach(
      focal.gradient(t, z),
      differences((y) => focal.value(t, y), z),
      7,
    );
    expectEach(
      loss('focal', { gamma: 0 }).gradient(t, z),
      p.map((pj, j) => pj - t[j]!),
    );
    const sure = [Math.log(9), 0];
    expect(focal.value([1, 0], sure) / loss('softmax-cross-entropy').value([1, 0], sure)).toBeCloseTo(
      0.01,
      9,
    );
  });

  it('label smoothing has the numbers of its example', () => {
    const target = Array.from({ length: 10 }, (_, j) => Number(j === 0));
    const lead = Math.log(0.91 / 0.01);
    const logits = target.map((tj) => tj * lead);
    const smoothing = loss('label-smoothing', { smoothing: 0.1 });
    for (const g of smoothing.gradient(target, logits)) expect(g).toBeCloseTo(0, 12);
    const [label, other] = softmax(logits) as [number, number];
    const example = examples.get('What is asked for with s = 0.1 and ten classes')!.replace('not 0', 'not');
    expectNumbers(example, [label, other, lead, smoothing.value(target, logits)]);
  });
});
