import { createEngine } from '@experiments/engine';
import { engineModule } from '@experiments/engine/node';
import { fileURLToPath } from 'node:url';

/** The real engine, its module kept in the workspace's cache. */
export async function testEngine() {
  const cacheFolder = fileURLToPath(new URL('../../../node_modules/.cache/experiments', import.meta.url));
  return createEngine(await engineModule({ cacheFolder }));
}
