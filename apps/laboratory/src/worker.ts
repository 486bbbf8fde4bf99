import { createEngine, ENGINE_VERSION } from '@experiments/engine';
import { xorImages } from '@experiments/dataset';
import { train } from '@experiments/training';
import { loadImages } from './load-images.ts';
import type { FromWorker, TrainRequest } from './messages.ts';

/** Trains the one run it is asked for: the same engine, training and data as on any other machine. */

const tell = (message: FromWorker) => postMessage(message);

onmessage = async ({ data: { config } }: MessageEvent<TrainRequest>) => {
  try {
    const engine = createEngine(await fetchModule(new URL('engine.wasm', location.href)));
    const images =
      config.data.source === 'xor'
        ? xorImages()
        : await loadImages(new URL('images/', location.href).href, (receivedBytes) =>
            tell({ kind: 'loading', receivedBytes }),
          );
    const { history, metrics, weightsSha256 } = await train(config, {
      engine,
      images,
      now: () => performance.now(),
      onProgress: (share) => tell({ kind: 'training', share }),
      onEpoch: ({ epoch, metrics }) => tell({ kind: 'epoch', epoch, metrics }),
    });
    tell({ kind: 'trained', result: { history, metrics, weightsSha256, engineVersion: ENGINE_VERSION } });
  } catch (error) {
    tell({ kind: 'failed', message: (error as Error).message });
  }
};

/** Not streamed, since that asks the server for a content type that simple ones do not know. */
async function fetchModule(address: URL): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await (await fetch(address)).arrayBuffer());
}
