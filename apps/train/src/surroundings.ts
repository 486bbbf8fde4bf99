import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageData, TrainingEngine } from '@experiments/contracts';
import { xorImages } from '@experiments/dataset';
import { loadFashionMnist } from '@experiments/dataset/node';
import { createEngine } from '@experiments/engine';

/**
 * What stands beside the function's code: `engine.wasm`, and the data under `data/fashion-mnist`, unpacked. Both are
 * read once for the life of a function instance.
 */
export class Surroundings {
  readonly #folder: string;
  #engine: Promise<TrainingEngine> | undefined;
  #fashionMnist: Promise<ImageData> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  engine(): Promise<TrainingEngine> {
    return (this.#engine ??= readFile(join(this.#folder, 'engine.wasm'))
      .then((bytes) => WebAssembly.compile(bytes))
      .then(createEngine));
  }

  images(source: 'fashion-mnist' | 'xor'): ImageData | Promise<ImageData> {
    if (source === 'xor') return xorImages();
    return (this.#fashionMnist ??= loadFashionMnist({
      cacheFolder: join(this.#folder, 'data'),
      sources: [],
    }));
  }
}
