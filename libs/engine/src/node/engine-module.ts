import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

const ASSEMBLY = fileURLToPath(new URL('../../assembly', import.meta.url));
const ASSEMBLYSCRIPT = pathToFileURL(require.resolve('assemblyscript/package.json'));

/** What the compiler is told: speed over size, no checks that can only fail by a mistake of ours, plain SIMD. */
const OPTIONS = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];

/**
 * The engine's module. The AssemblyScript sources are compiled on first use, which takes some seconds; the binary is
 * kept in `cacheFolder` under the hash of sources, compiler version and options.
 *
 * @throws Error with the compiler's messages where the sources do not compile
 */
export async function engineModule({ cacheFolder }: { cacheFolder: string }): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await engineBinary({ cacheFolder }));
}

/** The bytes of the module, for whoever instantiates it elsewhere. */
export async function engineBinary({
  cacheFolder,
}: {
  cacheFolder: string;
}): Promise<Uint8Array<ArrayBuffer>> {
  const sources = await readSources();
  const { version } = require('assemblyscript/package.json') as { version: string };
  const hash = createHash('sha256').update(JSON.stringify([version, OPTIONS, [...sources]]));
  const file = join(cacheFolder, `engine-${hash.digest('hex').slice(0, 16)}.wasm`);
  const cached = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (cached && WebAssembly.validate(cached)) return new Uint8Array(cached);
  await mkdir(cacheFolder, { recursive: true });
  await compile(file);
  return new Uint8Array(await readFile(file));
}

/** Path from the assembly folder -> text, in the order of the paths. */
async function readSources(): Promise<Map<string, string>> {
  const paths: string[] = [];
  for await (const path of glob('**/*.ts', { cwd: ASSEMBLY })) paths.push(path);
  const texts = await Promise.all(paths.sort().map((path) => readFile(join(ASSEMBLY, path), 'utf8')));
  return new Map(paths.map((path, index) => [path, texts[index]!]));
}

/**
 * In a process of its own, since the compiler leaves a quarter of a gigabyte behind; under a temporary name first, so
 * that no reader ever sees half a file.
 */
async function compile(file: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  const compiler = fileURLToPath(new URL('bin/asc.js', ASSEMBLYSCRIPT));
  try {
    await run(process.execPath, [compiler, 'index.ts', '--outFile', temporary, ...OPTIONS], {
      cwd: ASSEMBLY,
    }).catch((error: { stderr: string }) => {
      throw new Error(`the engine does not compile:\n${error.stderr}`);
    });
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}
