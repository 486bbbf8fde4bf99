import { defaultCacheFolder } from '@experiments/dataset/node';
import { buildNative, findNative } from '@experiments/tensorflow/node';

/** `npm run tensorflow:build`: makes tfjs-node's addon in the cache folder and says where. */

const cacheFolder = defaultCacheFolder(process.env);
try {
  const folder = await buildNative({ cacheFolder, onNote: (note) => console.error(note) });
  console.log(`${findNative(cacheFolder)!.backend} in ${folder}`);
} catch (error) {
  console.error(
    `${(error as Error).message}\n` +
      'The addon was not made. "--engine tensorflow" uses the WebAssembly backend of TensorFlow.js instead.',
  );
  process.exitCode = 1;
}
