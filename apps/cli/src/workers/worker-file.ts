import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const WORKSPACE = fileURLToPath(new URL('../../../../', import.meta.url));
/** Within the workspace, so that what is not bundled is found as it is from the sources. */
const FOLDER = join(WORKSPACE, 'node_modules', '.cache', 'experiments');
/** What may be in the bundle, and the lock file for the versions of libraries. */
const INPUTS = ['apps/cli/src/**/*.ts', 'libs/*/src/**/*.ts', 'package-lock.json'];

/**
 * The worker and all it imports as one file, which starts in half the time that its two hundred sources take.
 * It is made on first use and kept under the hash of the sources.
 */
export async function workerFile(): Promise<URL> {
  const file = join(FOLDER, `worker-${await hashOfInputs()}.mjs`);
  const exists = await stat(file).catch(() => undefined);
  if (!exists) await bundle(file);
  return pathToFileURL(file);
}

async function hashOfInputs(): Promise<string> {
  const paths: string[] = [];
  for await (const path of glob(INPUTS, { cwd: WORKSPACE })) paths.push(path);
  const texts = await Promise.all(paths.sort().map((path) => readFile(join(WORKSPACE, path))));
  const hash = createHash('sha256');
  texts.forEach((text, index) => hash.update(`${paths[index]} ${text.length}\n`).update(text));
  return hash.digest('hex').slice(0, 16);
}

/** Under a temporary name first, so that no reader ever sees half a file. */
async function bundle(file: string): Promise<void> {
  const { build } = await import('esbuild');
  const temporary = `${file}.${process.pid}.tmp`;
  await mkdir(FOLDER, { recursive: true });
  await build({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
    outfile: temporary,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
    // Libraries of the older module format require what Node brings.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  });
  await rename(temporary, file);
}
