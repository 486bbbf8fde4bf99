import { TAG } from '@experiments/contracts';
import { memoryStore } from '@experiments/records';
import type { RunStore } from '@experiments/records';
import { selectStudy } from '@experiments/study';
import { describe, expect, it } from 'vitest';
import { planSweep } from './plan-sweep.ts';

const request = { profile: 'smoke', topics: ['loss-functions'], seeds: 2 };
const { runs } = selectStudy(request).plan(() => undefined);
const ids = runs.map(({ runId }) => runId);
const terms = { owner: 'sweep:1', now: 1, staleAfterMs: 60_000, maximumAttempts: 5 };

/** Files in memory. */
function files() {
  const written: { items?: string[]; attempted?: string[] } = {};
  return {
    written,
    writeItems: async (round: number, items: readonly unknown[]) => {
      written.items = (items as { runId: string }[]).map(({ runId }) => runId);
      return `round-${round}`;
    },
    writeAttempted: async (runIds: Iterable<string>) => void (written.attempted = [...runIds]),
    readAttempted: async () => written.attempted ?? [],
  };
}

async function end(store: RunStore, runId: string, status: 'FINISHED' | 'FAILED' | undefined): Promise<void> {
  const start = {
    runId,
    experiment: 'loss-functions',
    runName: 'run',
    params: {},
    tags: { [TAG.topic]: 'loss-functions' },
    startTime: 1,
    sourceName: 'test',
    user: 'ann',
  };
  await store.claim(start, terms);
  if (status) await store.finish(runId, { status, endTime: 2 });
}

describe('planSweep', () => {
  it('plans what is missing and tries again what an earlier sweep failed at', async () => {
    const store = memoryStore();
    await end(store, ids[0]!, 'FINISHED');
    await end(store, ids[1]!, 'FAILED');
    const its = files();
    const round = await planSweep({ sweep: 's', request, round: 1 }, { store, filesOf: () => its });
    expect(round).toMatchObject({
      planned: ids.length,
      finished: 1,
      failed: 0,
      missing: ids.length - 1,
      more: true,
      waitSeconds: 0,
      key: 'round-1',
      profile: 'smoke',
    });
    expect(its.written.items).toEqual(ids.slice(1));
  });

  it('in a later round lets be what failed in this sweep, and waits for what another is at', async () => {
    const store = memoryStore();
    const its = files();
    await planSweep({ sweep: 's', request, round: 1 }, { store, filesOf: () => its });
    await end(store, ids[0]!, 'FAILED');
    await end(store, ids[1]!, undefined);
    for (const runId of ids.slice(2)) await end(store, runId, 'FINISHED');
    const round = await planSweep({ sweep: 's', request, round: 2 }, { store, filesOf: () => its });
    expect(round).toMatchObject({ failed: 1, missing: 1, more: true, waitSeconds: 15 });
    expect(its.written.items).toEqual([ids[1]]);
    await store.finish(ids[1]!, { status: 'FINISHED', endTime: 3 });
    const last = await planSweep({ sweep: 's', request, round: 3 }, { store, filesOf: () => its });
    expect(last).toMatchObject({ failed: 1, missing: 0, more: false });
  });

  it('refuses what cannot be meant, and writes nothing', async () => {
    const its = files();
    const plan = (event: unknown) => planSweep(event, { store: memoryStore(), filesOf: () => its });
    await expect(plan({ sweep: 's', request: { profile: 'fast' }, round: 1 })).rejects.toThrow('smoke');
    await expect(plan({ sweep: 's', request, round: 0 })).rejects.toThrow('round');
    await expect(plan({ sweep: 's', request, round: 1, more: 1 })).rejects.toThrow('more');
    expect(its.written).toEqual({});
  });
});
