import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultCacheFolder, loadFashionMnist, packFashionMnist } from '@experiments/dataset/node';
import { engineBinary } from '@experiments/engine/node';
import { build } from 'esbuild';
import { BUILD } from '../settings.ts';
import { reportWorkspace } from './report-workspace.ts';

const INFRA = join(import.meta.dirname, '..', '..');
const ROOT = join(INFRA, '..');

/**
 * Makes `build/plan`, `build/train` and `build/publish`: each function's code in one file, and what it needs beside
 * it. The same folder becomes an archive or, by the Dockerfile in it, a container image.
 */
export async function bundle(architecture: 'x64' | 'arm64'): Promise<void> {
  const unfinished = `${BUILD}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  for (const app of ['plan', 'train', 'publish']) {
    await bundleCode(join(ROOT, 'apps', app, 'src', 'handler.ts'), join(unfinished, app));
    cpSync(join(INFRA, 'docker', 'bootstrap'), join(unfinished, app, 'bootstrap'));
    chmodSync(join(unfinished, app, 'bootstrap'), 0o755);
  }
  await addTrainFiles(join(unfinished, 'train'));
  const workspace = join(unfinished, 'publish', 'workspace');
  reportWorkspace(ROOT, workspace, architecture);
  await addLaboratory(workspace);
  for (const app of ['train', 'publish']) {
    cpSync(join(INFRA, 'docker', `${app}.Dockerfile`), join(unfinished, app, 'Dockerfile'));
  }
  rmSync(BUILD, { recursive: true, force: true });
  renameSync(unfinished, BUILD);
}

/** Makes `handler.mjs` of a file that exports handlers, with all that it imports. */
export async function bundleCode(entry: string, folder: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile: join(folder, 'handler.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    sourcemap: true,
    sourcesContent: false,
    // Libraries of the older kind of module call for `require`, which modules lack.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}

/** The engine's module, and the data as the loader's cache keeps it: unpacked, verified again when it is read. */
async function addTrainFiles(folder: string): Promise<void> {
  const cacheFolder = defaultCacheFolder(process.env);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'engine.wasm'), await engineBinary({ cacheFolder }));
  await loadFashionMnist({ cacheFolder, onNote: (note) => console.error(note) });
  cpSync(join(cacheFolder, 'fashion-mnist'), join(folder, 'data', 'fashion-mnist'), {
    recursive: true,
    filter: (path) => !path.endsWith('.tmp'),
  });
}

/** What readers train with, which does not depend on the records: built here, and put into the site as it is. */
async function addLaboratory(workspace: string): Promise<void> {
  const laboratory = join('apps', 'laboratory');
  execFileSync(process.execPath, [join(ROOT, laboratory, 'scripts', 'build.ts')], { stdio: 'inherit' });
  cpSync(join(ROOT, laboratory, 'out'), join(workspace, laboratory, 'out'), { recursive: true });
  await packFashionMnist(defaultCacheFolder(process.env), join(workspace, laboratory, 'out', 'images'));
}
