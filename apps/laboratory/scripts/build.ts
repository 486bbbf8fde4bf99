import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineBinary } from '@experiments/engine/node';
import { build } from 'esbuild';

/**
 * node scripts/build.ts - bundles the programs of the pages and the engine's module into `out`, from where the report
 * takes them into its site.
 */
const project = join(import.meta.dirname, '..');
const out = join(project, 'out');
const cacheFolder = join(project, '..', '..', 'node_modules', '.cache', 'experiments');

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
await build({
  entryPoints: ['train-here', 'worker'].map((name) => join(project, 'src', `${name}.ts`)),
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2023',
  logLevel: 'warning',
});
writeFileSync(join(out, 'engine.wasm'), await engineBinary({ cacheFolder }));
