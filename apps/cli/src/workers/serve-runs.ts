import { parentPort, workerData } from 'node:worker_threads';
import { directoryStore, processOwner } from '@experiments/records/directory';
import { recordRun } from '@experiments/sweep';
import type { RecordingDependencies } from '@experiments/sweep';
import { openEngine } from '../engines.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';

/** The far side of a training thread: trains the runs it is given, one at a time, and records them itself. */

const { engine: setup, images, store: folder, circumstances, models } = workerData as WorkerSetup;
const store = directoryStore({ folder });
const pretrained: RecordingDependencies['pretrained'] = new Map();
const stop = new AbortController();
/** Opened with the first run, whose promise is the place for what goes wrong. */
let engine: ReturnType<typeof openEngine> | undefined;
const tell = (message: FromWorker) => parentPort!.postMessage(message);

parentPort!.on('message', async (message: ToWorker) => {
  if (message.kind === 'stop') return stop.abort();
  const { run } = message;
  try {
    const outcome = await recordRun(run, {
      store,
      engine: await (engine ??= openEngine(setup)),
      images: images[run.config.data.source]!,
      circumstances,
      terms: { owner: processOwner(), staleAfterMs: 60_000, maximumAttempts: 5 },
      models,
      now: () => performance.timeOrigin + performance.now(),
      pretrained,
      signal: stop.signal,
      onStart: (resumed) => tell({ kind: 'started', resumed }),
      onProgress: (share) => tell({ kind: 'progress', share }),
    });
    tell({ kind: 'ended', outcome });
  } catch (error) {
    tell({ kind: 'broken', error: error as Error });
  }
});
