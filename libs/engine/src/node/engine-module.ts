import { createHash } from 'node:crypto';
import { glob, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ASSEMBLY = fileURLToPath(new URL('../../assembly', import.meta.url));

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
  const { version } = createRequire(import.meta.url)('assemblyscript/package.json') as { version: string };
  const hash = createHash('sha256').update(JSON.stringify([version, OPTIONS, [...sources]]));
  const file = join(cacheFolder, `engine-${hash.digest('hex').slice(0, 16)}.wasm`);
  const cached = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (cached && WebAssembly.validate(cached)) return new Uint8Array(cached);
  const binary = await compile(sources);
  await writeAtomically(file, binary);
  return binary;
}

/** Path from the assembly folder -> text, in the order of the paths. */
async function readSources(): Promise<Map<string, string>> {
  const paths: string[] = [];
  for await (const path of glob('**/*.ts', { cwd: ASSEMBLY })) paths.push(path);
  const texts = await Promise.all(paths.sort().map((path) => readFile(join(ASSEMBLY, path), 'utf8')));
  return new Map(paths.map((path, index) => [path, texts[index]!]));
}

async function compile(sources: Map<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const { default: asc } = await import('assemblyscript/asc');
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'engine.wasm', ...OPTIONS], {
    readFile: (path: string) => sources.get(path.replace(/^\.\//, '')) ?? null,
    writeFile: (path: string, content: string | Uint8Array) => {
      if (path === 'engine.wasm') binary = content as Uint8Array;
    },
    listFiles: () => [],
  });
  if (error || !binary) throw new Error(`the engine does not compile:\n${stderr.toString()}`);
  return new Uint8Array(binary);
}

/** Under a temporary name first, so that no reader ever sees half a file. */
async function writeAtomically(file: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file).catch(async (error: unknown) => {
    await rm(temporary, { force: true });
    throw error;
  });
}
