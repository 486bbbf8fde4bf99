import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { defaultCacheFolder, loadFashionMnist } from '@experiments/dataset/node';
import { ENGINE_VERSION } from '@experiments/engine';
import { engineModule } from '@experiments/engine/node';
import { configureNative, findTensorFlow } from '@experiments/tensorflow/node';
import { converse } from './conversation.ts';
import type { EngineSetup, FromEngine } from './engine-worker.ts';

/**
 * This project's engine: one thread a seed, each on one core, as a sweep runs them; module and pixels are shared.
 *
 * --workers N     threads, each with a network, weights and an order of its own; 1 by default
 * --engine NAME   `wasm`, the default, or `tensorflow`, this project's network over TensorFlow's operations
 */

const { values } = parseArgs({
  options: { workers: { type: 'string', default: '1' }, engine: { type: 'string', default: 'wasm' } },
});
const cacheFolder = defaultCacheFolder(process.env);
configureNative();
const tensorflow = values.engine === 'tensorflow' ? findTensorFlow({ cacheFolder }) : undefined;
const setup: EngineSetup = {
  module: await engineModule({ cacheFolder }),
  ...(tensorflow && { tensorflow }),
  images: (await loadFashionMnist({ cacheFolder })).train,
};
const threads = Array.from(
  { length: Number(values.workers) },
  () => new Worker(new URL('./engine-worker.ts', import.meta.url), { workerData: setup }),
);

const versions = {
  engine: tensorflow?.version ?? ENGINE_VERSION,
  node: process.versions.node,
  v8: process.versions.v8,
};
await converse(versions, async (request) => {
  await ask((index) => ({ ...request, seed: request.seed * threads.length + index }));
  return async () => {
    const answers = await ask(() => 'train');
    return answers.reduce((sum, { loss = NaN }) => sum + loss, 0) / answers.length;
  };
});
await Promise.all(threads.map((thread) => thread.terminate()));

/** Tells every thread at once and waits for all. */
async function ask(message: (thread: number) => unknown): Promise<FromEngine[]> {
  const answers = threads.map((thread) => once(thread, 'message') as Promise<[FromEngine]>);
  threads.forEach((thread, index) => thread.postMessage(message(index)));
  return (await Promise.all(answers)).map(([answer]) => {
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  });
}
