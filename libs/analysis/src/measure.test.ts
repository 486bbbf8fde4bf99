import type { Measure, RunSummary } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { measuredValues } from './measure.ts';
import { plannedRun, recordOf } from './testing/runs.ts';

const points = (...values: number[]) => values.map((value, step) => ({ step, value }));
const history = { val_accuracy: points(0.1, 0.6, 0.9, 0.8), seconds: points(0, 2, 3, 4).slice(1) };
const metrics = { val_accuracy: 0.8 };

function measured(measure: Measure, more: Partial<RunSummary> = {}) {
  const plan = plannedRun('a', 7);
  return measuredValues([{ plan, summary: recordOf(plan, { history, metrics, ...more }) }], measure).get(7);
}
const until = (reaches: number, unit: 'epochs' | 'seconds' = 'epochs') =>
  ({ metric: 'val_accuracy', until: { reaches, in: unit } }) as const;

describe('measuredValues', () => {
  it('takes the final value, that before training, or the highest', () => {
    expect(measured({ metric: 'val_accuracy' })).toBe(0.8);
    expect(measured({ metric: 'val_accuracy', at: 'start' })).toBe(0.1);
    expect(measured({ metric: 'val_accuracy', at: 'highest' })).toBe(0.9);
    expect(measured({ metric: 'loss', at: 'highest' })).toBeUndefined();
  });

  it('takes the time until a value is first reached', () => {
    expect(measured(until(0.6))).toBe(1);
    expect(measured(until(0.75))).toBe(2);
    expect(measured(until(0.75, 'seconds'))).toBe(5);
  });

  it('counts a value that is never reached as infinite', () => {
    expect(measured(until(0.95))).toBe(Infinity);
    expect(measured(until(0.95, 'seconds'))).toBe(Infinity);
  });

  it('has no value of what was not recorded, and none of a run that is not finished', () => {
    expect(measured({ metric: 'loss' })).toBeUndefined();
    expect(measured({ metric: 'loss' }, { diverged: true })).toBeNaN();
    expect(measured({ metric: 'val_accuracy' }, { status: 'RUNNING' })).toBeUndefined();
  });
});
