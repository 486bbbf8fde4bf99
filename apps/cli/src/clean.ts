import { existsSync, globSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { InvalidInput } from '@experiments/contracts';
import { defaultCacheFolder } from '@experiments/dataset/node';
import { isOurSite, REPORT, WORKSPACE } from './build-site.ts';

export interface CleanOptions {
  readonly records?: true;
  readonly built?: true;
  readonly caches?: true;
  readonly store: string;
  readonly site: string;
  readonly yes?: true;
}

/**
 * Removes the records, the site and the caches, or the parts of them that are asked for. Folders that do not look like
 * what they should be are left alone: `--store` and `--site` may be mistyped.
 */
export async function clean(options: CleanOptions): Promise<void> {
  const paths = pathsToRemove(options).filter((path) => existsSync(path));
  if (paths.length === 0) return console.log('nothing to remove');
  if (!options.yes && !(await confirmed(paths))) return console.log('nothing removed');
  for (const path of paths) {
    rmSync(path, { recursive: true, force: true });
    console.log(`removed ${path}`);
  }
}

function pathsToRemove({ records, built, caches, store, site }: CleanOptions): string[] {
  const all = !records && !built && !caches;
  const cache = defaultCacheFolder(process.env);
  return [
    ...(all || records ? [checked('--store', store, isStore, 'it is not a folder of records')] : []),
    ...(all || built
      ? [
          checked('--site', site, isOurSite, 'it is not a site that this command made'),
          ...['data', 'out', '.next', '.cache'].map((name) => join(REPORT, name)),
          join(WORKSPACE, '.nx'),
        ]
      : []),
    ...(all || caches ? [join(cache, 'fashion-mnist'), ...globSync(join(cache, 'engine-*.wasm'))] : []),
  ].map((path) => relative('', path) || path);
}

function checked(
  option: string,
  folder: string,
  isRight: (folder: string) => boolean,
  problem: string,
): string {
  if (existsSync(folder) && !isRight(folder)) throw new InvalidInput(option, folder, `${problem}, and stays`);
  return folder;
}

/** MLflow's file store has a folder `.trash`, and holds nothing but experiments beside it. */
function isStore(folder: string): boolean {
  const entries = readdirSync(folder);
  return entries.length === 0 || entries.includes('.trash');
}

async function confirmed(paths: readonly string[]): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new InvalidInput('--yes', false, 'where nobody can be asked, clean needs it');
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(
      `This removes:\n${paths.map((path) => `  ${path}\n`).join('')}Go on? [y/N] `,
    );
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
