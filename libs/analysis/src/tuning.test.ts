import type { Tuning } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { plannedRun, recordOf } from './testing/runs.ts';
import { tuningOf } from './tuning.ts';

const tuning: Tuning = {
  path: 'optimizer.learningRate',
  grid: [0.001, 0.01, 0.1],
  monitor: 'val_loss',
  validation: 100,
  epochs: 1,
};

/** A tuning run of each value of the grid that ended with this score; undefined where there is no record. */
function trials(...scores: (number | undefined)[]) {
  return scores.map((score, i) => {
    const plan = plannedRun('a', 1, { role: 'tuning', tunedValue: tuning.grid[i]! });
    if (score === undefined) return { plan };
    const points = [
      { step: 1, value: 0.1 },
      { step: 2, value: score },
    ];
    return {
      plan,
      summary: recordOf(plan, { diverged: !Number.isFinite(score), history: { val_loss: points } }),
    };
  });
}

const armRun = (tunedValue: number) => ({ plan: plannedRun('a', 1, { tunedValue }) });

describe('tuningOf', () => {
  it('reports what the arm was given, with the last score of each value of the grid', () => {
    expect(tuningOf(tuning, [...trials(0.5, 0.4, Infinity), armRun(0.01)])).toEqual({
      path: 'optimizer.learningRate',
      value: 0.01,
      onEdge: false,
      grid: [
        { value: 0.001, score: 0.5 },
        { value: 0.01, score: 0.4 },
        { value: 0.1, score: null },
      ],
    });
  });

  it('says where the choice stands on the edge of the grid', () => {
    expect(tuningOf(tuning, [...trials(0.5, 0.4, 0.3), armRun(0.1)])).toMatchObject({ onEdge: true });
    expect(tuningOf(tuning, [...trials(0.5, 0.6, 0.7), armRun(0.001)])).toMatchObject({ onEdge: true });
  });

  it('has the values that were tried beyond the grid', () => {
    const plan = plannedRun('a', 1, { role: 'tuning', tunedValue: 0.0003 });
    const beyond = { plan, summary: recordOf(plan, { history: { val_loss: [{ step: 1, value: 0.6 }] } }) };
    const tuned = tuningOf(tuning, [...trials(0.5, 0.6, 0.7), beyond, armRun(0.001)])!;
    expect(tuned.onEdge).toBe(false);
    expect(tuned.grid.map(({ value }) => value)).toEqual([0.0003, 0.001, 0.01, 0.1]);
  });

  it('is undefined until a value is chosen', () => {
    expect(tuningOf(tuning, trials(0.5, 0.4, undefined))).toBeUndefined();
  });
});
