import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directoryStore } from '@experiments/records/directory';
import { recordRun } from '@experiments/sweep';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dependencies, plannedRun } from '../../../libs/sweep/test/planned-run.ts';
import { clean } from './clean.ts';

describe('clean', () => {
  let folder = '';
  const said: string[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'experiments-clean-'));
    said.length = 0;
    vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('removes records and says so', async () => {
    const store = join(folder, 'mlruns');
    await recordRun(
      plannedRun({ epochs: 1 }),
      await dependencies({ store: directoryStore({ folder: store }) }),
    );
    await clean({ records: true, store, site: join(folder, 'site'), yes: true });
    expect(existsSync(store)).toBe(false);
    expect(said).toEqual([expect.stringMatching(/^removed .*mlruns$/)]);
    await clean({ records: true, store, site: join(folder, 'site'), yes: true });
    expect(said.at(-1)).toBe('nothing to remove');
  });

  it('removes what it has cached and nothing beside it', async () => {
    vi.stubEnv('EXPERIMENTS_CACHE', folder);
    for (const file of ['engine-0123456789abcdef.wasm', 'notes.txt']) writeFileSync(join(folder, file), '');
    await clean({ caches: true, store: 'mlruns', site: 'site', yes: true });
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });

  it('leaves folders alone that are no records and no site of its own', async () => {
    writeFileSync(join(folder, 'thesis.tex'), '');
    await expect(clean({ records: true, store: folder, site: 'site', yes: true })).rejects.toThrow(/--store/);
    await expect(clean({ built: true, store: 'mlruns', site: folder, yes: true })).rejects.toThrow(/--site/);
    expect(readdirSync(folder)).toEqual(['thesis.tex']);
  });

  it('removes nothing unasked where nobody can be asked', async () => {
    vi.stubEnv('EXPERIMENTS_CACHE', folder);
    writeFileSync(join(folder, 'engine-0123456789abcdef.wasm'), '');
    await expect(clean({ caches: true, store: 'mlruns', site: 'site' })).rejects.toThrow(/--yes/);
    expect(readdirSync(folder)).toHaveLength(1);
  });
});
