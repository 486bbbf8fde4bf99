import { describe, expect, it } from 'vitest';
import { defaults } from '../testing/defaults.ts';
import { expectClose } from '../testing/expect-close.ts';
import { golden } from '../testing/golden.ts';
import { trajectory } from '../testing/trajectory.ts';
import { optimizers } from './index.ts';

const { start, gradients, weights } = golden.optimizers;

describe.each(Object.entries(optimizers))('%s', (id, optimizer) => {
  const hyperparameters = defaults(optimizer);

  it('agrees with Keras over 20 steps', () => {
    const keras = weights[id as keyof typeof weights];
    start.forEach((w, index) => {
      const given = gradients.map((step) => step[index]!);
      const expected = keras.map((step) => step[index]!);
      expectClose(trajectory(optimizer, w, given), expected, 1e-12);
    });
  });

  it('keeps a slot or two, a short carry and the scalars that a kernel takes', () => {
    const slots = optimizer.initialSlots(hyperparameters);
    expect(slots).toHaveLength(optimizer.slots.length);
    expect(slots.length).toBeLessThanOrEqual(2);
    const carry = optimizer.initialCarry(hyperparameters);
    const first = optimizer.advance(carry, hyperparameters);
    expect(first.carry).toHaveLength(carry.length);
    expect(first.scalars.length).toBeLessThanOrEqual(6);
    expect(optimizer.update(1, 1, slots, first.scalars).slots).toHaveLength(slots.length);
  });

  it('changes nothing that it was given', () => {
    const carry = optimizer.initialCarry(hyperparameters);
    const slots = optimizer.initialSlots(hyperparameters);
    const { scalars } = optimizer.advance(Object.freeze(carry), hyperparameters);
    optimizer.update(1, 0.5, Object.freeze(slots), Object.freeze(scalars));
    expect(carry).toEqual(optimizer.initialCarry(hyperparameters));
    expect(slots).toEqual(optimizer.initialSlots(hyperparameters));
  });

  it('does not move a weight that never had a gradient', () => {
    const [w] = trajectory(optimizer, 0, [0]);
    expect(w! + 0).toBe(0);
  });

  it('goes down: takes w^2 / 2 from 1 to less than half the way', () => {
    // Adadelta measures its steps in units of its own, of which the paper takes one.
    const fast = { ...hyperparameters, learningRate: id === 'adadelta' ? 1 : 0.05 };
    let carry = optimizer.initialCarry(fast);
    let state = { w: 1, slots: optimizer.initialSlots(fast) };
    for (let step = 0; step < 500; step++) {
      const begun = optimizer.advance(carry, fast);
      carry = begun.carry;
      state = optimizer.update(state.w, state.w, state.slots, begun.scalars);
    }
    expect(Math.abs(state.w)).toBeLessThan(0.5);
  });

  it('has finite scalars after a hundred thousand steps', () => {
    let carry = optimizer.initialCarry(hyperparameters);
    let scalars: number[] = [];
    for (let step = 0; step < 100_000; step++)
      ({ carry, scalars } = optimizer.advance(carry, hyperparameters));
    expect(scalars.every(Number.isFinite)).toBe(true);
  });
});
