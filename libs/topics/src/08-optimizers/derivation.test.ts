import { optimizers, resolveMethod } from '@experiments/methods';
import { describe, expect, it } from 'vitest';
import { expectNumbers, readDerivation } from '../testing/derivation.ts';

const { examples } = readDerivation('08-optimizers');
const GRADIENTS = [0.7, -1.3, 0.4, 2.1, -0.2];

/** Weight and slots after each gradient; a gradient may depend on the weight so far. */
function follow(
  reference: { id: string; [hyperparameter: string]: string | number },
  gradients: readonly (number | ((w: number) => number))[],
  start = 0,
) {
  const { definition, hyperparameters } = resolveMethod(optimizers, 'optimizer', reference, 'optimizer');
  let carry = definition.initialCarry(hyperparameters);
  let state = { w: start, slots: definition.initialSlots(hyperparameters) };
  return gradients.map((gradient) => {
    const step = definition.advance(carry, hyperparameters);
    carry = step.carry;
    const g = typeof gradient === 'number' ? gradient : gradient(state.w);
    state = definition.update(state.w, g, state.slots, step.scalars);
    return state;
  });
}

const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);
const last = (reference: Parameters<typeof follow>[0], gradients: Parameters<typeof follow>[1], start = 0) =>
  follow(reference, gradients, start).at(-1)!;

describe('gradient descent', () => {
  it('adds up all gradients with one weight', () => {
    const sum = GRADIENTS.reduce((total, g) => total + g, 0);
    expect(last({ id: 'gradient-descent', learningRate: 0.1 }, GRADIENTS, 3).w).toBeCloseTo(3 - 0.1 * sum);
  });

  it('has the numbers of its example', () => {
    const along = (curvature: number, learningRate: number, steps: number) =>
      last(
        { id: 'gradient-descent', learningRate },
        times(steps, (w: number) => curvature * w),
        1,
      ).w;
    expect(Math.abs(along(20, 0.0999, 2000))).toBeLessThan(1);
    expect(Math.abs(along(20, 0.1001, 2000))).toBeGreaterThan(1);
    expectNumbers(examples.get('A bowl with the curvatures 1 and 20'), [
      2 / 20,
      0.09,
      along(20, 0.09, 1),
      along(1, 0.09, 1),
      along(20, 0.09, 10),
      along(1, 0.09, 10),
    ]);
  });
});

describe('momentum', () => {
  it.each([0, 0.5, 0.9])('weighs the gradient of k steps ago by mu^k, mu = %d', (mu) => {
    const velocity = last({ id: 'momentum', momentum: mu, learningRate: 0.1 }, GRADIENTS).slots[0];
    const n = GRADIENTS.length;
    const sum = GRADIENTS.reduce((total, g, at) => total + mu ** (n - 1 - at) * g, 0);
    expect(velocity).toBeCloseTo(-0.1 * sum, 12);
  });

  it('takes in its second step both gradients with the same sign', () => {
    const [first, second] = follow({ id: 'momentum', momentum: 0.9, learningRate: 0.1 }, [1, 2]);
    expect(second!.w).toBeCloseTo(first!.w - 0.1 * (2 + 0.9 * 1), 12);
  });

  it('is gradient descent, learning rate and all, where mu is 0', () => {
    const weights = (id: string, more = {}) =>
      follow({ id, learningRate: 0.3, ...more }, GRADIENTS).map(({ w }) => w);
    expect(weights('momentum', { momentum: 0 })).toEqual(weights('gradient-descent'));
  });

  it('moves by eta / (1 - mu) on a steady slope and by eta / (1 + mu) where the slope alternates', () => {
    const step = (gradients: number[]) => {
      const states = follow({ id: 'momentum', momentum: 0.9, learningRate: 0.1 }, gradients);
      return Math.abs(states.at(-1)!.w - states.at(-2)!.w);
    };
    expect(step(times(300, 1))).toBeCloseTo(0.1 / (1 - 0.9));
    expect(step(times(300, 1).map((g, at) => (at % 2 ? -g : g)))).toBeCloseTo(0.1 / (1 + 0.9));
  });

  it('rolls on by v mu / (1 - mu) where the gradient is 0', () => {
    const states = follow({ id: 'momentum', momentum: 0.9, learningRate: 0.1 }, [1, ...times(400, 0)]);
    expect((states.at(-1)!.w - states[0]!.w) / states[0]!.slots[0]!).toBeCloseTo(0.9 / (1 - 0.9));
  });

  it('has the numbers of its example', () => {
    const reach = [0, 1, 2, 3, 10, 20];
    const weight = (k: number) =>
      last({ id: 'momentum', momentum: 0.9, learningRate: 1 }, [1, ...times(k, 0)]).slots[0]! / -1;
    const all = -last({ id: 'momentum', momentum: 0.9, learningRate: 1 }, times(400, 1)).slots[0]!;
    const three = weight(0) + weight(1) + weight(2);
    expectNumbers(examples.get('How much the past weighs with μ = 0.9'), [
      ...reach,
      ...reach.map(weight),
      all,
      three,
      all,
      (100 * three) / all,
    ]);
  });
});

describe('Nesterov', () => {
  it('visits in its library form the places of the original form, seen from ahead', () => {
    const [eta, mu] = [0.05, 0.9];
    const slope = (w: number) => 4 * w;
    const stored = follow({ id: 'nesterov', learningRate: eta, momentum: mu }, times(20, slope), 1);
    let [w, v] = [1, 0];
    for (const state of stored) {
      v = mu * v - eta * slope(w + mu * v);
      w += v;
      expect(state.w).toBeCloseTo(w + mu * v, 12);
    }
  });
});

describe('a step size for every weight', () => {
  it('Adagrad: the first step is eta sign(g), later ones shrink like 1 / sqrt(n)', () => {
    const fresh = { id: 'adagrad', initialAccumulator: 0, learningRate: 0.1, epsilon: 1e-30 };
    expect(last(fresh, [-7]).w).toBeCloseTo(0.1);
    const states = follow(fresh, times(100, 3));
    expect(states[98]!.w - states[99]!.w).toBeCloseTo(0.1 / Math.sqrt(100));
  });

  it('RMSProp: weights (1 - rho) rho^k, a first step of eta / sqrt(1 - rho) and then eta', () => {
    const rmsprop = { id: 'rmsprop', rho: 0.9, learningRate: 0.01 };
    const mean = last(rmsprop, GRADIENTS).slots[0];
    const n = GRADIENTS.length;
    expect(mean).toBeCloseTo(
      GRADIENTS.reduce((total, g, at) => total + 0.1 * 0.9 ** (n - 1 - at) * g * g, 0),
      12,
    );
    const states = follow(rmsprop, times(300, 5));
    expect(states[0]!.w).toBeCloseTo(-0.01 / Math.sqrt(0.1), 6);
    expect(states[299]!.w - states[298]!.w).toBeCloseTo(-0.01, 6);
  });

  it('Adadelta: epsilon sets the first step', () => {
    const first = (epsilon: number) => last({ id: 'adadelta', learningRate: 1, rho: 0.95, epsilon }, [-3]).w;
    expect(first(1e-7)).toBeCloseTo(Math.sqrt(1e-7 / 0.05), 8);
    expect(first(1e-15)).toBeCloseTo(Math.sqrt(1e-15 / 0.05), 12);
  });
});

describe('Adam and its family', () => {
  it('has the numbers of its example', () => {
    const states = follow({ id: 'adam' }, times(10, 2));
    const row = (t: number) => {
      const [m, v] = states[t - 1]!.slots as [number, number];
      return [t, m, m / (1 - 0.9 ** t), v, v / (1 - 0.999 ** t)];
    };
    const [m, v] = states[0]!.slots as [number, number];
    expectNumbers(examples.get('A steady gradient g = 2, with the defaults β₁ = 0.9 and β₂ = 0.999'), [
      ...[1, 2, 3, 10].flatMap(row),
      m / Math.sqrt(v),
    ]);
  });

  it('adds epsilon to the uncorrected root in Adam and to the corrected one in Nadam', () => {
    const g = 1e-7;
    expect(last({ id: 'adam' }, [g]).w).toBeCloseTo(
      (-0.001 * Math.sqrt(0.001) * 0.1 * g) / (0.1 * (Math.sqrt(0.001) * g + 1e-7)),
      12,
    );
    const u = (t: number) => 0.9 * (1 - 0.5 * 0.96 ** t);
    const ahead = (u(2) * 0.1 * g) / (1 - u(1) * u(2)) + ((1 - u(1)) * g) / (1 - u(1));
    expect(last({ id: 'nadam' }, [g]).w).toBeCloseTo((-0.001 * ahead) / (g + 1e-7), 12);
  });

  it('Adamax keeps the largest gradient, slowly forgotten', () => {
    expect(last({ id: 'adamax' }, [0.5, -4, 1]).slots[1]).toBeCloseTo(4 * 0.999, 12);
  });

  it('AdamW decays a weight alike, whatever its gradients; l2 inside Adam does not', () => {
    const decay = (g: number) =>
      last({ id: 'adamw', weightDecay: 0.1 }, [g], 1).w - last({ id: 'adam' }, [g], 1).w;
    expect(decay(100)).toBeCloseTo(-0.001 * 0.1, 12);
    expect(decay(0.01)).toBeCloseTo(-0.001 * 0.1, 12);
    const pull = (g: number) => {
      const penalized = last({ id: 'adam' }, [g, (w: number) => -g + 0.2 * w], 1).w;
      return Math.abs(penalized - last({ id: 'adam' }, [g, -g], 1).w);
    };
    expect(pull(100)).toBeLessThan(pull(1) / 50);
  });

  it('Lion moves by exactly eta, or rests', () => {
    expect(last({ id: 'lion' }, [1e-9]).w).toBe(-0.001);
    expect(last({ id: 'lion' }, [0]).w).toBe(0);
  });
});

it('has the first steps of its table', () => {
  const ids = ['gradient-descent', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adadelta', 'adam', 'lion'];
  expectNumbers(
    examples.get("Length of the first step at Keras's defaults, for a gradient of 0.01"),
    ids.flatMap((id) => [
      optimizers[id as keyof typeof optimizers].hyperparameters['learningRate']!.default,
      -last({ id }, [0.01]).w,
    ]),
  );
});
