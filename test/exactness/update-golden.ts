import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineBinary } from '@experiments/engine/node';
import { format } from 'prettier';
import { changedBits, goldenOf } from './golden.ts';
import type { Golden } from './golden.ts';
import { trainConfigurations } from './train-configurations.ts';

/**
 * Writes `golden.json` anew: `npm run golden`. Refuses where an engine of the same version gives other bits for the
 * same configuration.
 */
const file = join(import.meta.dirname, 'golden.json');
const cacheFolder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'experiments');

const golden = goldenOf(await trainConfigurations(await engineBinary({ cacheFolder })));
const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Golden) : undefined;
const changed = before ? changedBits(before, golden) : [];
if (changed.length > 0) {
  console.error(
    `The bits of ${changed.join(', ')} changed. If they should, give ENGINE_VERSION in libs/engine/src/engine.ts its next value.`,
  );
  process.exitCode = 1;
} else {
  writeFileSync(file, await format(JSON.stringify(golden), { parser: 'json', printWidth: 110 }));
  console.log(`${Object.keys(golden.outcomes).length} outcomes of engine version ${golden.engineVersion}`);
}
