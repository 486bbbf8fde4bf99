import type { PlannedRun } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { dependencies, plannedRun } from '../test/planned-run.ts';
import { recordRun } from './record-run.ts';
import type { RecordingDependencies, RunOutcome } from './record-run.ts';
import { sweepRounds } from './sweep-rounds.ts';

const first = plannedRun({ epochs: 1 }, 'tuning');
const second = plannedRun({ epochs: 1, seed: 2 });
const failing = plannedRun({ epochs: 1, seed: 3, data: { train: 100_000 } });

/** `second` is planned only once `first` has ended, as a tuned arm is. */
const tuned = (result: (runId: string) => unknown) =>
  result(first.runId) === undefined
    ? { runs: [first], waiting: ['arm'] }
    : { runs: [first, second], waiting: [] };

function oneByOne(context: RecordingDependencies, trained: PlannedRun[] = []) {
  return {
    store: context.store,
    pause: () => Promise.reject(new Error('nothing to wait for')),
    async execute(runs: readonly PlannedRun[]) {
      const outcomes = new Map<string, RunOutcome>();
      for (const run of runs) outcomes.set(run.runId, await recordRun(run, context));
      trained.push(...runs);
      return outcomes;
    },
  };
}

describe('sweepRounds', () => {
  it('plans again with what the runs before have shown, until nothing waits', async () => {
    const trained: PlannedRun[] = [];
    const plans: number[][] = [];
    const result = await sweepRounds({
      ...oneByOne(await dependencies(), trained),
      plan: tuned,
      onPlan: (runs, missing) => plans.push([runs.length, missing.length]),
    });
    expect(result).toEqual({ finished: 2, missing: 0, failed: [], waiting: 0, stopped: false });
    expect(trained).toEqual([first, second]);
    expect(plans).toEqual([
      [1, 1],
      [2, 1],
      [2, 0],
    ]);
  });

  it('trains nothing again', async () => {
    const context = await dependencies();
    await sweepRounds({ ...oneByOne(context), plan: tuned });
    const trained: PlannedRun[] = [];
    const result = await sweepRounds({ ...oneByOne(context, trained), plan: tuned });
    expect(result.finished).toBe(2);
    expect(trained).toEqual([]);
  });

  it('goes on past a failure, which it tries once a sweep', async () => {
    const context = await dependencies();
    const plan = () => ({ runs: [failing, second], waiting: [] });
    for (const attempts of ['1', '2', '2']) {
      const trained: PlannedRun[] = [];
      const result = await sweepRounds({ ...oneByOne(context, trained), plan });
      expect(result).toMatchObject({ finished: 1, missing: 0, failed: [{ run: failing }] });
      expect(trained.filter((run) => run === failing)).toHaveLength(1);
      expect((await context.store.get(failing.runId))!.tags['experiments.attempts']).toBe(attempts);
    }
  });

  it('waits for what another process trains', async () => {
    const context = await dependencies();
    const execute = async () => new Map<string, RunOutcome>([[first.runId, { status: 'BUSY' }]]);
    let pauses = 0;
    const pause = async () => {
      if (++pauses === 2) await recordRun(first, context);
    };
    const plan = () => ({ runs: [first], waiting: [] });
    const result = await sweepRounds({ store: context.store, plan, execute, pause });
    expect(result).toMatchObject({ finished: 1, missing: 0 });
    expect(pauses).toBe(2);
  });

  it('ends when it is stopped, and says what is missing', async () => {
    const controller = new AbortController();
    const parts = oneByOne(await dependencies());
    const result = await sweepRounds({
      ...parts,
      plan: () => ({ runs: [first, second], waiting: [] }),
      execute: ([run]) => {
        controller.abort();
        return parts.execute([run!]);
      },
      signal: controller.signal,
    });
    expect(result).toEqual({ finished: 1, missing: 1, failed: [], waiting: 0, stopped: true });
  });
});
