import { fileURLToPath } from 'node:url';
import { createEngine } from '../src/index.ts';
import type { Kernels } from '../src/kernels.ts';
import { engineModule } from '../src/node/index.ts';

const cacheFolder = fileURLToPath(new URL('../../../node_modules/.cache/experiments', import.meta.url));

/** The real engine, its module kept in the workspace's cache. */
export async function testEngine() {
  return createEngine(await engineModule({ cacheFolder }));
}

export async function testKernels(): Promise<Kernels> {
  const { exports } = await WebAssembly.instantiate(await engineModule({ cacheFolder }), {});
  return exports as unknown as Kernels;
}
