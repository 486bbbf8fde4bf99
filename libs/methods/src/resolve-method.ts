import { InvalidInput } from '@experiments/contracts';
import type { MethodReference } from '@experiments/contracts';
import type { Definition, Hyperparameter, Hyperparameters } from './definition.ts';

export interface ResolvedMethod<Kind extends Definition> {
  readonly definition: Kind;
  readonly hyperparameters: Hyperparameters;
}

/**
 * Looks up what a configuration names and fills in its hyper-parameters, in the definition's order.
 *
 * @param kindName what the registry holds, for the message: `optimizer`
 * @param field where the reference stands in the configuration, for the message: `model.layers.0.activation`
 * @throws InvalidInput for an id that is not in the registry, a hyper-parameter that the definition does not have,
 * and a value outside its bounds
 */
export function resolveMethod<Kind extends Definition>(
  registry: Readonly<Record<string, Kind>>,
  kindName: string,
  reference: MethodReference,
  field: string,
): ResolvedMethod<Kind> {
  if (!Object.hasOwn(registry, reference.id)) {
    throw new InvalidInput(
      `${field}.id`,
      reference.id,
      `known ${kindName} ids are ${Object.keys(registry).join(', ')}`,
    );
  }
  const definition = registry[reference.id]!;
  const known = Object.entries(definition.hyperparameters);
  for (const [name, value] of Object.entries(reference)) {
    if (name === 'id') continue;
    if (!Object.hasOwn(definition.hyperparameters, name)) {
      const names = known.map(([name]) => name).join(', ') || 'none';
      throw new InvalidInput(
        `${field}.${name}`,
        value,
        `the hyper-parameters of ${definition.id} are: ${names}`,
      );
    }
    if (!isWithin(value, definition.hyperparameters[name]!)) {
      throw new InvalidInput(
        `${field}.${name}`,
        value,
        `${name} of ${definition.id} is ${bounds(definition.hyperparameters[name]!)}`,
      );
    }
  }
  const hyperparameters = Object.fromEntries(
    known.map(([name, parameter]) => [name, (reference[name] as number | undefined) ?? parameter.default]),
  );
  return { definition, hyperparameters };
}

function isWithin(value: unknown, parameter: Hyperparameter): boolean {
  return (
    typeof value === 'number' &&
    Number.isFinite(value) &&
    value >= (parameter.minimum ?? -Infinity) &&
    value > (parameter.exclusiveMinimum ?? -Infinity) &&
    value <= (parameter.maximum ?? Infinity) &&
    value < (parameter.exclusiveMaximum ?? Infinity)
  );
}

function bounds({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: Hyperparameter): string {
  const parts = [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(exclusiveMinimum === undefined ? [] : [`above ${exclusiveMinimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`below ${exclusiveMaximum}`]),
  ];
  return parts.length === 0 ? 'any finite number' : `a number ${parts.join(' and ')}`;
}
