import type { Definition, Hyperparameters } from '../definition.ts';

/** A definition's hyper-parameters at their defaults. */
export function defaults<Name extends string>(definition: Definition<Name>): Hyperparameters<Name> {
  const entries = Object.entries<{ default: number }>(definition.hyperparameters);
  return Object.fromEntries(
    entries.map(([name, { default: value }]) => [name, value]),
  ) as Hyperparameters<Name>;
}
