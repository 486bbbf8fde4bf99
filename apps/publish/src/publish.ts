import { parseWith } from '@experiments/contracts';
import type { RunStore } from '@experiments/records';
import { parseSelection, planOver, selectStudy } from '@experiments/study';
import { writeReportData } from '@experiments/study/node';
import { z } from 'zod';
import type { SyncResult } from './sync-site.ts';

const publishEvent = z.strictObject({
  sweep: z.string().min(1),
  /** What the sweep was asked for. */
  request: z.unknown(),
});

/** How the sweep ended, and what of the site changed. */
export interface Published {
  readonly planned: number;
  readonly finished: number;
  readonly failed: number;
  readonly missing: number;
  readonly waiting: number;
  readonly uploaded: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly invalidated: number;
}

export interface PublishDependencies {
  readonly store: RunStore;
  /** Builds the site over the data that `writeData` puts into a folder. */
  readonly build: (
    writeData: (folder: string) => Promise<unknown>,
  ) => Promise<ReadonlyMap<string, () => Promise<Uint8Array>>>;
  readonly sync: (files: ReadonlyMap<string, () => Promise<Uint8Array>>) => Promise<SyncResult>;
  readonly invalidate: (result: SyncResult, reference: string) => Promise<number>;
}

/**
 * Renders the site and puts it into its bucket. It shows all ten topics in the sweep's profile, from the records of
 * all sweeps: a sweep of one topic refreshes that one and leaves the others as they are. Runs that are missing are
 * counted on its pages and here.
 */
export async function publish(event: unknown, dependencies: PublishDependencies): Promise<Published> {
  const { sweep, request } = parseWith(publishEvent, event, 'event');
  const selection = parseSelection(request);
  const { store, build, sync } = dependencies;
  const everything = selectStudy({ ...selection, topics: undefined });
  const files = await build((folder) => writeReportData(everything, store, folder));
  const result = await sync(files);
  const invalidated = await dependencies.invalidate(result, sweep);
  const { runs, waiting, recorded } = await planOver(selectStudy(selection), store);
  const count = (status: string) => runs.filter(({ runId }) => recorded.get(runId)?.status === status).length;
  const [finished, failed] = [count('FINISHED'), count('FAILED')];
  return {
    planned: runs.length,
    finished,
    failed,
    missing: runs.length - finished - failed,
    waiting: waiting.length,
    uploaded: result.uploaded.length,
    removed: result.removed.length,
    unchanged: result.unchanged,
    invalidated,
  };
}
