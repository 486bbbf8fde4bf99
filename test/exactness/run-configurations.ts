import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { trainConfigurations } from './train-configurations.ts';

/**
 * Prints what every configuration gives on this machine as JSON:
 *
 *     node test/exactness/run-configurations.ts [--module engine.wasm]
 *
 * Without a module the engine is compiled from its sources, or taken from the workspace's cache.
 */
const { values } = parseArgs({ options: { module: { type: 'string' } } });
const module = values.module === undefined ? await compiled() : readFileSync(values.module);
console.log(JSON.stringify(await trainConfigurations(module)));

async function compiled(): Promise<Uint8Array<ArrayBuffer>> {
  const { engineBinary } = await import('@experiments/engine/node');
  const cacheFolder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'experiments');
  return engineBinary({ cacheFolder });
}
