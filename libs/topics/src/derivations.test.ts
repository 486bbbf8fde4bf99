import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import * as methods from '@experiments/methods';
import { describe, expect, it } from 'vitest';
import { profiles } from './profiles.ts';
import { topics } from './registry.ts';
import { isRepositoryFile, readDerivation, withoutLayout } from './testing/derivation.ts';

const folders = readdirSync(import.meta.dirname).filter((name) => /^\d\d-/.test(name));

/** Formulas of all definitions, by the end of their file's path: `optimizers/adam.ts`. */
const formulas: Record<string, string> = Object.fromEntries(
  Object.entries({
    activations: methods.activations,
    constraints: methods.constraints,
    initializers: methods.initializers,
    layers: methods.layers,
    losses: methods.losses,
    optimizers: methods.optimizers,
    regularizers: methods.regularizers,
  }).flatMap(([folder, registry]) =>
    Object.entries(registry).map(([id, { formula }]) => [`libs/methods/src/${folder}/${id}.ts`, formula]),
  ),
);

it('are there for every topic, with their tests', () => {
  expect(folders).toEqual(topics.map(({ id, number }) => `${String(number).padStart(2, '0')}-${id}`));
  for (const folder of folders) {
    for (const file of ['derivation.mdx', 'derivation.test.ts'])
      expect(existsSync(`${import.meta.dirname}/${folder}/${file}`), `${folder}/${file}`).toBe(true);
  }
});

describe.each(folders)('the derivation of %s', (folder) => {
  const { source, examples, implementations } = readDerivation(folder);

  it('has parts, steps and a worked example', () => {
    expect(source.match(/^## /gm)!.length).toBeGreaterThanOrEqual(2);
    expect(source.match(/^### /gm)!.length).toBeGreaterThanOrEqual(5);
    expect(examples.size).toBeGreaterThanOrEqual(2);
    expect(source.match(/<Example/g)).toHaveLength(examples.size);
  });

  it('names files that exist', () => {
    expect(implementations.length).toBeGreaterThanOrEqual(1);
    expect(source.match(/<Implementation/g)).toHaveLength(implementations.length);
    for (const { file } of implementations) expect(isRepositoryFile(file), file).toBe(true);
  });

  it('refers to figures that the topic has', () => {
    const panels = topics[folders.indexOf(folder)]!.panels(profiles.full).map(({ id }) => id);
    const figures = [...source.matchAll(/<Figure of="([^"]*)"/g)].map(([, id]) => id);
    expect(panels).toEqual(expect.arrayContaining(figures));
    expect(figures.length).toBeGreaterThanOrEqual(1);
  });

  it('arrives at the formula of each definition that it names, in the same symbols', () => {
    for (const { file, formulas: derived } of implementations) {
      const formula = formulas[file];
      if (formula === undefined) continue;
      expect(derived.map(withoutLayout), file).toContain(withoutLayout(formula));
    }
  });
});

it('derive every optimizer, loss, activation, regularizer and constraint, and every layer with a formula of its own', () => {
  const named = new Set(
    folders.flatMap((folder) => readDerivation(folder).implementations.map(({ file }) => file)),
  );
  const missing = Object.keys(formulas).filter(
    (file) => !named.has(file) && !/initializers\/|layers\/activation/.test(file),
  );
  expect(missing.map((file) => basename(file))).toEqual([]);
});
