import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineBinary } from './engine-module.ts';

let cacheFolder: string;

beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'engine-'));
});
afterAll(() => rm(cacheFolder, { recursive: true }));

describe('engineBinary', () => {
  it(
    'compiles to the same bytes every time, with no imports, once for a cache',
    { timeout: 60_000 },
    async () => {
      const [first, second] = [await engineBinary({ cacheFolder }), await engineBinary({ cacheFolder })];
      expect(WebAssembly.Module.imports(new WebAssembly.Module(first))).toEqual([]);
      expect(second).toEqual(first);
      const [file, ...others] = await readdir(cacheFolder);
      expect(file).toMatch(/^engine-[0-9a-f]{16}\.wasm$/);
      expect(others).toEqual([]);

      await rm(join(cacheFolder, file!));
      expect(await engineBinary({ cacheFolder })).toEqual(first);
    },
  );

  it('compiles anew where a file of the cache is damaged', { timeout: 60_000 }, async () => {
    const [file] = await readdir(cacheFolder);
    await writeFile(join(cacheFolder, file!), 'half a module');
    expect(WebAssembly.validate(await engineBinary({ cacheFolder }))).toBe(true);
  });
});
