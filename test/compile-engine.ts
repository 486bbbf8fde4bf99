import { engineModule } from '@experiments/engine/node';
import { fileURLToPath } from 'node:url';

/** Compiles the engine before any test file needs it, so that they do not all do so at the same time. */
export default async function compileEngine(): Promise<void> {
  const cacheFolder = fileURLToPath(new URL('../node_modules/.cache/experiments', import.meta.url));
  await engineModule({ cacheFolder });
}
