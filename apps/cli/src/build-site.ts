import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { InvalidInput } from '@experiments/contracts';
import { defaultCacheFolder, packFashionMnist } from '@experiments/dataset/node';

export const WORKSPACE = join(import.meta.dirname, '..', '..', '..');
export const REPORT = join(WORKSPACE, 'apps', 'report');
/** Where the report reads its data. */
export const REPORT_DATA = join(REPORT, 'data');

/** Marks a folder as a site of this command, which it may replace and remove. */
const MARK = '.experiments-site';

/**
 * Puts the report site into the folder. Nx builds it only where the data or the report's sources differ from those of a
 * build that it still has.
 *
 * @param writeData puts the report's data into a folder
 * @throws InvalidInput where the folder holds something else
 */
export async function buildReport(
  writeData: (folder: string) => Promise<unknown>,
  site: string,
): Promise<void> {
  if (existsSync(site) && readdirSync(site).length > 0 && !isOurSite(site)) {
    throw new InvalidInput('--site', site, 'the folder holds something else than a site of this command');
  }
  await writeData(REPORT_DATA);
  console.error('building the report');
  await build();
  const place = resolve(site);
  const aside = `${place}.${process.pid}.tmp`;
  cpSync(join(REPORT, 'out'), aside, { recursive: true });
  await packFashionMnist(defaultCacheFolder(process.env), join(aside, 'laboratory', 'images'));
  writeFileSync(join(aside, MARK), '');
  rmSync(place, { recursive: true, force: true });
  renameSync(aside, place);
}

export function isOurSite(folder: string): boolean {
  return existsSync(join(folder, MARK));
}

async function build(): Promise<void> {
  const nx = join(WORKSPACE, 'node_modules', '.bin', 'nx');
  const child = spawn(process.execPath, [nx, 'run', '@experiments/report:build'], {
    cwd: WORKSPACE,
    env: {
      ...process.env,
      REPORT_DATA,
      // The target's command is `node ...`: this one, whatever else is on the path.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      NX_DAEMON: 'false',
      NX_TUI: 'false',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`the report does not build:\n${output}`);
}
