import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFixtureReport } from '../fixtures/report-data.ts';

const root = join(import.meta.dirname, '..', '..');

/** The folder of a site: the one that `SITE` names, else one built from the fixture, by Nx if it has not yet. */
export function siteFolder(): string {
  const named = process.env['SITE'];
  if (named !== undefined) return named;
  const data = mkdtempSync(join(tmpdir(), 'report-data-'));
  try {
    writeFixtureReport(data);
    const nx = join(root, 'node_modules', '.bin', 'nx');
    const { status, stdout, stderr } = spawnSync(nx, ['run', '@experiments/report:build-fixture'], {
      cwd: root,
      env: { ...process.env, REPORT_DATA: data, NX_DAEMON: 'false', NX_TUI: 'false' },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`the fixture's site does not build:\n${stdout}${stderr}`);
  } finally {
    rmSync(data, { recursive: true });
  }
  return join(root, 'apps', 'report', '.cache', 'fixture');
}

/** A copy of the site two folders below a new root, as a server of many sites would have it. */
export function asSubfolder(site: string): { root: string; path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  cpSync(site, join(folder, 'studies', 'experiments'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!DOCTYPE html><title>Another site</title>');
  return { root: folder, path: 'studies/experiments/' };
}
