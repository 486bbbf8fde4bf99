import type { AccuracyAgreement, StepAgreement } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import {
  agreementSentence,
  beyondTolerance,
  differenceBands,
  readAccuracyAgreement,
  readStepAgreement,
} from './agreement.ts';

const configuration = (arm: string, largest: number, agrees = true) => ({
  ...{ topic: 'optimizers', arm, seed: 1, largest, atStep: 3, agrees },
});

const steps: StepAgreement = {
  engines: ['tensorflow 1', 'wasm 3'],
  profile: 'quick',
  steps: 50,
  tolerance: 1e-4,
  configurations: [configuration('a', 0), configuration('b', 2e-3), configuration('c', 1e-7)],
  largestByStep: [0, 2e-3],
};

const accuracies: AccuracyAgreement = {
  engines: ['wasm 3', 'tensorflow 1'],
  ...{ node: '24', epochs: 10, train: 4000, accuracies: {} },
  differences: [
    { configuration: 'base', n: 3, mean: 0, low: -0.1, high: 0.1 },
    { configuration: 'deep', n: 3, mean: 0.2, low: 0.1, high: 0.3 },
  ],
};

describe('the page of the two engines', () => {
  it('reads what is kept in the repository', () => {
    const kept = readStepAgreement();
    expect(kept.largestByStep).toHaveLength(kept.steps);
    expect(readAccuracyAgreement().differences.length).toBeGreaterThan(0);
  });

  it('counts every configuration in one band', () => {
    const bands = differenceBands(steps.configurations).map(({ configurations }) => configurations);
    expect(bands).toEqual([1, 1, 0, 0, 0, 0, 1, 0, 0]);
  });

  it('lists what is beyond the tolerance', () => {
    expect(beyondTolerance(steps).map(({ arm }) => arm)).toEqual(['b']);
  });

  it('says what came of it', () => {
    expect(agreementSentence(steps, accuracies)).toBe(
      'Over 50 steps the losses of 2 of 3 configurations agree to 1e-4; 1 part further, all of them no more than ten ' +
        'times as far as one rounding of their initial weights drives them. After training, the interval of the ' +
        'difference in test accuracy holds 0 in 1 of 2 configurations.',
    );
    const unexplained = { ...steps, configurations: [configuration('b', 2e-3, false)] };
    expect(agreementSentence(unexplained, accuracies)).toContain('all but 1 no more than');
  });
});
