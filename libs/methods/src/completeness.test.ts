import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { activations } from './activations/index.ts';
import { constraints } from './constraints/index.ts';
import type { Definition } from './definition.ts';
import { initializers } from './initializers/index.ts';
import { layers } from './layers/index.ts';
import { losses } from './losses/index.ts';
import { optimizers } from './optimizers/index.ts';
import { regularizers } from './regularizers/index.ts';
import { resolveMethod } from './resolve-method.ts';

const registries = { activations, constraints, initializers, losses, optimizers, regularizers };
const folder = (name: string) => fileURLToPath(new URL(`./${name}/`, import.meta.url));

describe.each(Object.entries({ ...registries, layers }))('%s', (name, registry) => {
  it('are in alphabetical order', () => {
    expect(Object.keys(registry)).toEqual(Object.keys(registry).sort());
  });

  it.each(Object.entries(registry))('%s is complete', (key, definition) => {
    expect('kind' in definition ? definition.kind : definition.id).toBe(key);
    expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const text of [definition.title, definition.formula]) expect(text.trim()).not.toBe('');
    expect(definition.reference).toMatch(/\(\d{4}\), \S/);
    expect(existsSync(`${folder(name)}${key}.ts`)).toBe(true);
    expect(existsSync(`${folder(name)}${key}.test.ts`)).toBe(true);
  });

  it('have a test beside every file', () => {
    const files = readdirSync(folder(name)).filter((file) => !file.endsWith('.test.ts'));
    const untested = files.filter((file) => !existsSync(folder(name) + file.replace(/\.ts$/, '.test.ts')));
    expect(untested).toEqual([]);
  });
});

const hyperparameters = Object.values(registries)
  .flatMap((registry) => Object.values<Definition>(registry))
  .flatMap(({ id, hyperparameters }) =>
    Object.entries(hyperparameters).map(([name, parameter]) => ({ id, name, parameter })),
  );

it.each(hyperparameters)(
  '$name of $id has a meaning and a default within bounds',
  ({ id, name, parameter }) => {
    expect(name).toMatch(/^[a-z][a-zA-Z0-9]*$/);
    expect(parameter.meaning).not.toBe('');
    const { definition } = resolveMethod(
      registryOf(id),
      'method',
      { id, [name]: parameter.default },
      'method',
    );
    expect(definition.hyperparameters[name]).toBe(parameter);
  },
);

function registryOf(id: string): Readonly<Record<string, Definition>> {
  return Object.values(registries).find((registry) => id in registry)!;
}
