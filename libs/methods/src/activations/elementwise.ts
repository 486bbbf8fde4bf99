import type { Activation, Pointwise } from '../definition.ts';

/** An activation that treats each unit alone: its Jacobian is the diagonal of f'(z). */
export function elementwise<Name extends string>({
  value,
  derivative,
  ...definition
}: ElementwiseDefinition<Name>): Activation<Name> {
  return {
    ...definition,
    forward: (z, hyperparameters) => z.map((zj) => value(zj, hyperparameters)),
    backward: (z, _a, upstream, hyperparameters) =>
      z.map((zj, j) => upstream[j]! * derivative(zj, hyperparameters)),
    pointwise: { value, derivative },
  };
}

type ElementwiseDefinition<Name extends string> = Pointwise<Name> &
  Omit<Activation<Name>, 'forward' | 'backward' | 'pointwise' | 'sumsToOne'>;
