import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const eslint = new ESLint({ cwd: root });

interface Package {
  readonly name: string;
  readonly folder: string;
  readonly dependencies: readonly string[];
  readonly tags: readonly string[];
}

const packages: Package[] = globSync('{apps,libs}/*/package.json', { cwd: root }).map((file) => {
  const content = JSON.parse(readFileSync(join(root, file), 'utf8'));
  return {
    name: content.name,
    folder: dirname(file),
    dependencies: Object.keys(content.dependencies ?? {}).filter((name) => name.startsWith('@experiments/')),
    tags: content.nx?.tags ?? [],
  };
});

/** The rules that a file of this content at this path would break, with the line of each. */
async function broken(path: string, content: string): Promise<{ rule: string | null; line: number }[]> {
  const [result] = await eslint.lintText(content, { filePath: join(root, path) });
  return result!.messages.map(({ ruleId, line }) => ({ rule: ruleId, line }));
}

const imports = (...names: string[]) => names.map((name) => `import '${name}';\n`).join('');
const boundary = (line: number) => ({ rule: '@nx/enforce-module-boundaries', line });

describe('the layer fence', () => {
  it.each(packages)('$name has one layer, named like its folder', ({ folder, tags }) => {
    expect(tags).toEqual([`layer:${folder.split('/')[1]}`]);
  });

  it.each(packages)('$name may import what its package.json names', async ({ folder, dependencies }) => {
    expect(await broken(`${folder}/src/snippet.ts`, imports(...dependencies))).toEqual([]);
  });

  it.each([
    ['analysis', 'engine'],
    ['charts', 'analysis'],
    ['contracts', 'random'],
    ['engine', 'dataset'],
    ['methods', 'dataset'],
    ['methods', 'training'],
    ['records', 'training'],
    ['sweep', 'engine'],
    ['topics', 'dataset'],
    ['training', 'engine'],
    ['training', 'records'],
  ])('%s may not import %s', async (from, to) => {
    expect(await broken(`libs/${from}/src/snippet.ts`, imports(`@experiments/${to}`))).toEqual([boundary(1)]);
  });

  it('keeps the report apart from everything but contracts and charts', async () => {
    const content = imports('@experiments/charts', '@experiments/analysis', '@experiments/topics');
    expect(await broken('apps/report/src/snippet.ts', content)).toEqual([boundary(2), boundary(3)]);
  });

  it('sees through entry points for Node and relative paths', async () => {
    const content = imports('@experiments/records/directory', '../../records/src/index.ts');
    expect(await broken('libs/training/src/snippet.ts', content)).toEqual([boundary(1), boundary(2)]);
  });
});

describe('what libraries may not use', () => {
  it.each([
    ['an unseeded generator', 'export const value = Math.random();', 'no-restricted-syntax'],
    ['the clock', 'export const value = Date.now();', 'no-restricted-syntax'],
    ['the present time', 'export const value = new Date();', 'no-restricted-syntax'],
    ['a monotonic clock', 'export const value = performance.now();', 'no-restricted-syntax'],
    ['an inexact function', 'export const value = Math.exp(2);', 'no-restricted-syntax'],
    ['a file', "import 'node:fs';", 'no-restricted-imports'],
    ['the process', 'export const value = process.pid;', 'no-restricted-globals'],
  ])('%s', async (_, content, rule) => {
    expect(await broken('libs/training/src/snippet.ts', `${content}\n`)).toEqual([{ rule, line: 1 }]);
    expect(await broken('libs/training/src/snippet.test.ts', `${content}\n`)).toEqual([]);
  });

  it('Node is for their entry points for Node', async () => {
    expect(await broken('libs/dataset/src/node/snippet.ts', imports('node:fs'))).toEqual([]);
  });

  it('a clean file is clean', async () => {
    const content =
      "import type { RunConfig } from '@experiments/contracts';\nexport type Same = RunConfig;\n";
    expect(await broken('libs/training/src/snippet.ts', content)).toEqual([]);
  });
});
