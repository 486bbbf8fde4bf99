import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildNative } from './build-native.ts';
import { findTensorFlow, loadTensorFlowEngine } from './load.ts';
import { addonFile, BUILD_COMMAND, manifestFile, nativeFolder } from './native.ts';

let cacheFolder: string;

beforeEach(() => {
  cacheFolder = mkdtempSync(join(tmpdir(), 'experiments-tensorflow-'));
});
afterEach(() => rmSync(cacheFolder, { recursive: true }));

/** What a build would have left, but for an addon that can be loaded. */
function brokenAddon(): void {
  const folder = nativeFolder(cacheFolder);
  mkdirSync(join(addonFile(folder), '..'), { recursive: true });
  writeFileSync(addonFile(folder), 'half an addon');
  writeFileSync(manifestFile(folder), '{"tfjsNode":"4.22.0","tensorflow":"2.21.0"}');
}

describe('TensorFlow', () => {
  it('is the WebAssembly backend where no addon was built, and says so in its version', async () => {
    const found = findTensorFlow({ cacheFolder });
    expect(found).toEqual({
      id: 'tensorflow',
      version: '1, tfjs-backend-wasm 4.22.0',
      backend: 'tfjs-backend-wasm 4.22.0',
    });
    const engine = await loadTensorFlowEngine(found);
    expect([engine.id, engine.version]).toEqual([found.id, found.version]);
  });

  it('is the addon where it was built, which is another engine', () => {
    brokenAddon();
    expect(findTensorFlow({ cacheFolder })).toMatchObject({
      version: '1, tfjs-node 4.22.0, libtensorflow 2.21.0',
      native: { folder: nativeFolder(cacheFolder) },
    });
  });

  it('names the command that mends an addon that does not load', async () => {
    brokenAddon();
    const loading = loadTensorFlowEngine(findTensorFlow({ cacheFolder }));
    await expect(loading).rejects.toThrow(`"${BUILD_COMMAND}" makes it again`);
    await expect(loading).rejects.toThrow(nativeFolder(cacheFolder));
  });
});

describe('buildNative', () => {
  it('leaves nothing behind where it is stopped', async () => {
    const signal = AbortSignal.abort(new Error('out of time'));
    await expect(buildNative({ cacheFolder, signal })).rejects.toThrow('out of time');
    expect(findTensorFlow({ cacheFolder }).native).toBeUndefined();
  });
});
