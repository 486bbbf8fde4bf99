import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';

interface LockedPackage {
  readonly version?: string;
  readonly link?: true;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}

type Lock = Readonly<Record<string, LockedPackage>>;

/** What Next.js asks for where a project has a tsconfig.json, whether or not it checks types. */
const FOR_THE_BUILD = ['typescript', '@types/react', '@types/node'];

/** The report shows the repository's files beside what they measured, tests and decisions among them. */
const SOURCES = ['*.json', '*.md', 'apps/report/**/*', 'docs/**/*', 'libs/**/*', 'test/**/*'];
const NO_SOURCES = /(^|\/)(node_modules|\.next|\.cache|out|__pycache__)$|^apps\/report\/data$|\.tsbuildinfo$/;

/** Left out of the copy, so that an archive stays below Lambda's 250 MB: what a build neither reads nor runs. */
const NEEDLESS = [
  /\.(map|md|markdown)$/,
  // Next.js looks whether these two packages have their index, though it checks no types.
  /(?<!\/@types\/(react|node)\/index)\.d\.[cm]?ts$/,
  /\/(LICENSE|CHANGELOG)[^/]*$/i,
  // Next.js for development, with what it tries out, and for readers of its documentation.
  /\/next\/dist\/compiled\/.*(\.dev\.js|-experimental)$/,
  /\/next\/dist\/(docs|bundle-analyzer)$/,
  // TypeScript's programs; the library is what Next.js asks for.
  /\/typescript\/lib\/(_tsc|_tsserver|typingsInstaller|tsserver)[^/]*$/,
];

/**
 * A workspace with the report and all that its build needs: the sources, and the packages that the report depends on,
 * as the lock file places them.
 *
 * @param architecture of the functions: Next.js compiles with a native program
 */
export function reportWorkspace(root: string, target: string, architecture: 'x64' | 'arm64'): void {
  const sources = globSync(SOURCES, {
    cwd: root,
    withFileTypes: true,
    exclude: (entry) => NO_SOURCES.test(relative(root, join(entry.parentPath, entry.name))),
  })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  for (const file of sources) copy(root, target, file);

  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Lock;
  };
  for (const path of closure(packages, ['apps/report', 'libs/topics'], architecture)) {
    const locked = packages[path]!;
    // Links do not survive an archive: `publish` makes those of the workspace's own packages where it builds.
    if (locked.link) continue;
    if (existsSync(join(root, path))) copyPackage(root, target, path);
    else fetchPackage(target, path, `${path.replace(/^.*node_modules\//, '')}@${locked.version}`);
  }
}

/** Paths of all packages that these workspaces need at run time, found as Node finds them. */
function closure(lock: Lock, workspaces: readonly string[], architecture: string): Set<string> {
  const found = new Set<string>();
  const queue: [from: string, name: string, optional: boolean][] = [];
  const enqueue = (path: string) => {
    const { dependencies = {}, optionalDependencies = {} } = lock[path]!;
    for (const name of Object.keys(dependencies)) queue.push([path, name, false]);
    for (const name of Object.keys(optionalDependencies)) queue.push([path, name, true]);
  };
  workspaces.forEach(enqueue);
  for (const name of FOR_THE_BUILD) queue.push(['apps/report', name, false]);
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [from, name, optional] = next;
    const path = place(lock, from, name);
    if (path === undefined) {
      if (optional) continue;
      throw new Error(`package-lock.json has no ${name}, which ${from} needs; run "npm install"`);
    }
    if (found.has(path) || (optional && !fits(path, lock[path]!, architecture))) continue;
    found.add(path);
    const { link, resolved } = lock[path]!;
    enqueue(link ? resolved! : path);
  }
  return found;
}

function place(lock: Lock, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = folder === '.' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (lock[path]) return path;
    if (folder === '.') return undefined;
  }
}

/** Functions run on Linux with the GNU library; images are not resized in a static site. */
function fits(path: string, { os, cpu, libc }: LockedPackage, architecture: string): boolean {
  if (/node_modules\/(sharp|@img\/)/.test(path)) return false;
  return (
    (os?.includes('linux') ?? true) &&
    (cpu?.includes(architecture) ?? true) &&
    (libc?.includes('glibc') ?? true)
  );
}

function copy(root: string, target: string, file: string): void {
  mkdirSync(dirname(join(target, file)), { recursive: true });
  cpSync(join(root, file), join(target, file));
}

function copyPackage(root: string, target: string, path: string): void {
  cpSync(join(root, path), join(target, path), {
    recursive: true,
    dereference: true,
    filter: (source) =>
      !NEEDLESS.some((pattern) => pattern.test(source)) &&
      !(source !== join(root, path) && basename(source) === 'node_modules'),
  });
}

/** A package for another processor than this machine's, which `npm ci` did not install here. */
function fetchPackage(target: string, path: string, spec: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'npm-pack-'));
  try {
    execFileSync('npm', ['pack', '--silent', spec], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    const [archive] = globSync('*.tgz', { cwd: folder });
    const place = join(target, path);
    mkdirSync(place, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, archive!), '-C', place, '--strip-components=1']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
