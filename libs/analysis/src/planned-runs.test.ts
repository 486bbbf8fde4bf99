import { TAG } from '@experiments/contracts';
import type { RunStatus } from '@experiments/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRuns, finalValues, joinRuns, runRow, trainingSeconds } from './planned-runs.ts';
import { plannedRun, recordOf } from './testing/runs.ts';

const plans = [1, 2, 3, 4].map((seed) => plannedRun('a', seed));

describe('joinRuns', () => {
  it('keeps the plan’s order, leaves gaps open and passes over what was not planned', () => {
    const stranger = recordOf(plannedRun('other', 1));
    const joined = joinRuns(plans, [recordOf(plans[2]!), stranger, recordOf(plans[0]!)]);
    expect(joined.map(({ plan, summary }) => [plan.seed, summary?.seed])).toEqual([
      [1, 1],
      [2, undefined],
      [3, 3],
      [4, undefined],
    ]);
  });
});

describe('countRuns', () => {
  it('loses no run: planned = finished + failed + missing, diverged among the finished', () => {
    const status = fc.constantFrom<RunStatus | undefined>(
      ...(['SCHEDULED', 'RUNNING', 'FINISHED', 'FAILED', 'KILLED', undefined] as const),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(status, fc.boolean())), (states) => {
        const joined = states.map(([state, diverged], seed) => {
          const plan = plannedRun('a', seed);
          return state === undefined
            ? { plan }
            : { plan, summary: recordOf(plan, { status: state, diverged }) };
        });
        const { planned, finished, failed, diverged, missing } = countRuns(joined);
        expect(planned).toBe(states.length);
        expect(finished + failed + missing).toBe(planned);
        expect(diverged).toBe(states.filter(([state, lost]) => state === 'FINISHED' && lost).length);
      }),
    );
  });
});

describe('finalValues', () => {
  it('takes finished runs alone, and not finite where one diverged before the metric was measured', () => {
    const [finished, diverged, failed, other] = plans;
    const values = finalValues(
      joinRuns(plans, [
        recordOf(finished!, { metrics: { test_loss: 0.3 } }),
        recordOf(diverged!, { diverged: true }),
        recordOf(failed!, { status: 'FAILED', metrics: { test_loss: 9 } }),
        recordOf(other!),
      ]),
      'test_loss',
    );
    expect([...values]).toEqual([
      [1, 0.3],
      [2, NaN],
    ]);
  });
});

describe('runRow', () => {
  it('lists a run that was never started as missing', () => {
    const plan = plannedRun('a', 7, { role: 'tuning', tunedValue: 0.1 });
    expect(runRow({ plan })).toEqual({
      runId: plan.runId,
      arm: 'a',
      seed: 7,
      role: 'tuning',
      status: 'MISSING',
      diverged: false,
    });
  });

  it('takes over what is recorded, and leaves out what is not finite', () => {
    const plan = plannedRun('a', 1);
    const summary = recordOf(plan, {
      status: 'FAILED',
      diverged: true,
      metrics: { test_accuracy: 0.1, test_loss: NaN },
      history: {
        loss: [
          { step: 1, value: 1 },
          { step: 2, value: Infinity },
        ],
      },
      tags: { [TAG.reason]: 'out of memory', [TAG.weightsHash]: 'w' },
    });
    expect(runRow({ plan, summary })).toEqual({
      runId: plan.runId,
      arm: 'a',
      seed: 1,
      role: 'arm',
      status: 'FAILED',
      diverged: true,
      reason: 'out of memory',
      epochs: 2,
      testAccuracy: 0.1,
      seconds: 2,
      weightsSha256: 'w',
    });
  });
});

describe('trainingSeconds', () => {
  it('sums the epochs where they are recorded, and else takes the time from start to end', () => {
    const plan = plannedRun('a', 1);
    const seconds = [
      { step: 1, value: 0.5 },
      { step: 2, value: 0.25 },
    ];
    expect(trainingSeconds(recordOf(plan, { history: { seconds } }))).toBe(0.75);
    expect(trainingSeconds(recordOf(plan))).toBe(2);
    const { endTime: _, ...running } = recordOf(plan);
    expect(trainingSeconds(running)).toBeUndefined();
  });
});
