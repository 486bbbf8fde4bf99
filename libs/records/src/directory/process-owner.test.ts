import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { isOwnerGone, processOwner } from './process-owner.ts';

it('knows of this machine which processes have ended', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(isOwnerGone(processOwner())).toBe(false);
  expect(isOwnerGone(processOwner().replace(/\d+$/, String(pid)))).toBe(true);
  expect(isOwnerGone(processOwner().replace(/\d+$/, '1'))).toBe(false);
});

it('knows nothing of other machines, and of what is no process', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(isOwnerGone(`elsewhere.${processOwner().replace(/\d+$/, String(pid))}`)).toBe(false);
  expect(isOwnerGone(processOwner().replace(/:\d+$/, ''))).toBe(false);
  expect(isOwnerGone('')).toBe(false);
});
