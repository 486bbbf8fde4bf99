import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/**
 * Builds the report from its data, in a copy of the report's workspace: a function's own folder cannot be written,
 * and Next.js writes into its project. The copy is made once for the life of a function instance.
 *
 * @param workspace the folder beside the function's code that holds the report with all it needs
 * @returns reads of the finished site's files, by path
 * @throws Error with what the build said
 */
export async function buildSite(
  workspace: string,
  copy: string,
  writeData: (folder: string) => Promise<unknown>,
): Promise<Map<string, () => Promise<Uint8Array>>> {
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    await cp(workspace, unfinished, { recursive: true });
    await linkPackages(unfinished);
    await rename(unfinished, copy);
  }
  const report = join(copy, 'apps', 'report');
  const data = join(report, 'data');
  await mkdir(data, { recursive: true });
  await writeData(data);
  await run(process.execPath, [join(report, 'scripts', 'build.ts')], { cwd: report, REPORT_DATA: data });
  return filesOf(join(report, 'out'));
}

/** What `npm` does for workspaces: the libraries are found under their names. */
async function linkPackages(workspace: string): Promise<void> {
  for (const folder of await readdir(join(workspace, 'libs'))) {
    const library = join(workspace, 'libs', folder);
    const { name } = JSON.parse(await readFile(join(library, 'package.json'), 'utf8')) as { name: string };
    const place = join(workspace, 'node_modules', name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(relative(dirname(place), library), place);
  }
}

async function run(
  program: string,
  args: string[],
  env: { cwd: string; REPORT_DATA: string },
): Promise<void> {
  const { cwd, ...variables } = env;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...variables, HOME: tmpdir(), NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`the report does not build:\n${output.slice(-4000)}`);
}

async function filesOf(folder: string): Promise<Map<string, () => Promise<Uint8Array>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.sort().map((path) => [relative(folder, path).replaceAll('\\', '/'), () => readFile(path)]),
  );
}
