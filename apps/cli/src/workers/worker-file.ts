import { createHash } from 'node:crypto';
import { glob, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

const WORKSPACE = fileURLToPath(new URL('../../../../', import.meta.url));
/** Within the workspace, so that what is not bundled is found as it is from the sources. */
const FOLDER = join(WORKSPACE, 'node_modules', '.cache', 'experiments');
/** What may be in the bundle, and the lock file for the versions of libraries. */
const INPUTS = ['apps/cli/src/**/*.ts', 'libs/*/src/**/*.ts', 'package-lock.json'];

/**
 * The worker and all it imports as a few files, which start in a third of the time that its two hundred sources take.
 * They are made on first use and kept under the hash of the sources.
 */
export async function workerFile(): Promise<URL> {
  const folder = join(FOLDER, `worker-${await hashOfInputs()}`);
  const exists = await stat(folder).catch(() => undefined);
  if (!exists) await bundle(folder);
  return pathToFileURL(join(folder, 'start.js'));
}

async function hashOfInputs(): Promise<string> {
  const paths: string[] = [];
  for await (const path of glob(INPUTS, { cwd: WORKSPACE })) paths.push(path);
  const texts = await Promise.all(paths.sort().map((path) => readFile(join(WORKSPACE, path))));
  const hash = createHash('sha256');
  texts.forEach((text, index) => hash.update(`${paths[index]} ${text.length}\n`).update(text));
  return hash.digest('hex').slice(0, 16);
}

/** Under a temporary name first, so that no reader ever sees a part; who comes second keeps what the first made. */
async function bundle(folder: string): Promise<void> {
  const { build } = await import('esbuild');
  await mkdir(FOLDER, { recursive: true });
  const temporary = await mkdtemp(`${folder}.`);
  try {
    await build({
      entryPoints: [fileURLToPath(new URL('start.ts', import.meta.url))],
      outdir: temporary,
      bundle: true,
      splitting: true,
      minify: true,
      // Errors are recorded with the names of their classes.
      keepNames: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      logLevel: 'silent',
      plugins: [oneLanguage],
      // Libraries of the older module format require what Node brings.
      banner: {
        js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
      },
    });
    await writeFile(join(temporary, 'package.json'), '{ "type": "module" }\n');
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true });
    if (!(await stat(folder).catch(() => undefined))) throw error;
  }
}

/** zod brings its messages in fifty languages, a third of the whole; this project uses the English ones. */
const oneLanguage: Plugin = {
  name: 'one-language',
  setup({ onResolve }) {
    onResolve({ filter: /locales\/index\.js$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, '..', 'locales', 'en.js'),
    }));
  },
};
