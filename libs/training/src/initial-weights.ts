import type { LayerConfig } from '@experiments/contracts';
import { initializers, layerOf, resolveMethod } from '@experiments/methods';
import { randomStream } from '@experiments/random';

/**
 * Initial values of a network's parameters, in the order of `Network.parameters`. Each parameter draws from a stream of
 * its own, so that a change in one layer leaves the others' weights alone and arms that differ elsewhere start from the
 * same point.
 *
 * @param inputs features of an example
 */
export function initialWeights(
  inputs: number,
  layers: readonly LayerConfig[],
  seed: number,
  purpose: string,
): Float32Array[] {
  let units = inputs;
  return layers.flatMap((config, layer) => {
    const parameters = layerOf(config).parameters(config, units);
    units = layerOf(config).units(config, units);
    return parameters.map(({ role, shape, initializer }) => {
      const field = `model.layers.${layer}.initializer`;
      const { definition, hyperparameters } = resolveMethod(initializers, 'initializer', initializer, field);
      const [fanIn, fanOut] = shape.length === 2 ? [shape[0]!, shape[1]!] : [1, shape[0]!];
      return definition.draw(fanIn, fanOut, randomStream(seed, purpose, layer, role), hyperparameters);
    });
  });
}
