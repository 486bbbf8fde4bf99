import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { runStoreContract } from '../testing/run-store.contract.ts';
import { directoryStore } from './directory-store.ts';

const parent = mkdtempSync(join(tmpdir(), 'experiments-records-'));
afterAll(() => rmSync(parent, { recursive: true }));

let folders = 0;

runStoreContract('directoryStore', () => {
  const folder = join(parent, String(folders++));
  return () => directoryStore({ folder });
});
