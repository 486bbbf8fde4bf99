import { InvalidInput } from '@experiments/contracts';
import type { LayerConfig, MethodReference } from '@experiments/contracts';
import { activations } from './activations/index.ts';
import type { Loss } from './definition.ts';
import { layerOf } from './layers/index.ts';
import { losses } from './losses/index.ts';
import { optimizers } from './optimizers/index.ts';
import { resolveMethod } from './resolve-method.ts';

/**
 * Checks that a network can be built and means something: every method and hyper-parameter exists, there is an output
 * a class (or one for two classes, where the loss can do with one), and a loss that takes logarithms of its outputs
 * gets outputs that have them. What is merely unwise passes: it may be the experiment.
 *
 * @param field where the model stands, for messages: `configuration`, or `configuration.pretraining`
 * @throws InvalidInput naming the first field that does not fit
 */
export function validateModel(
  layers: readonly LayerConfig[],
  loss: MethodReference,
  optimizer: MethodReference,
  classes: number,
  field = 'configuration',
): void {
  layers.forEach((config, index) => layerOf(config).check(config, `${field}.model.layers.${index}`));
  const { definition } = resolveMethod(losses, 'loss', loss, `${field}.loss`);
  resolveMethod(optimizers, 'optimizer', optimizer, `${field}.optimizer`);
  checkOutputs(layers, definition, classes, field);
  checkDomain(layers, definition, field);
}

function checkOutputs(layers: readonly LayerConfig[], loss: Loss, classes: number, field: string): void {
  const outputs = layers.reduce((units, config) => layerOf(config).units(config, units), Number.NaN);
  if (Number.isNaN(outputs)) {
    throw new InvalidInput(`${field}.model.layers`, layers, 'a model needs a dense layer for its outputs');
  }
  if (outputs === 1 && classes === 2 && loss.minimumOutputs > 1) {
    const others = Object.values(losses).filter(({ minimumOutputs }) => minimumOutputs === 1);
    throw new InvalidInput(
      `${field}.loss.id`,
      loss.id,
      `it needs an output for each class; with one output take ${others.map(({ id }) => id).join(', ')}`,
    );
  }
  if (outputs !== classes && !(outputs === 1 && classes === 2)) {
    const allowed = classes === 2 ? '2 or 1' : String(classes);
    throw new InvalidInput(
      `${field}.model.layers`,
      outputs,
      `the last layer must have ${allowed} units for ${classes} classes`,
    );
  }
}

function checkDomain(layers: readonly LayerConfig[], loss: Loss, field: string): void {
  const last = layers.at(-1)!;
  const reference = 'activation' in last ? last.activation : { id: 'linear' };
  const { definition } = resolveMethod(activations, 'activation', reference, 'activation');
  const fits = {
    real: true,
    'non-negative': definition.range[0] >= 0,
    distribution: definition.sumsToOne === true,
  };
  if (fits[loss.domain]) return;
  const fitting = Object.values(activations).filter(({ range, sumsToOne }) =>
    loss.domain === 'distribution' ? sumsToOne : range[0] >= 0,
  );
  const found = 'activation' in last ? definition.id : last.kind;
  throw new InvalidInput(
    `${field}.model.layers.${layers.length - 1}`,
    found,
    `the loss ${loss.id} takes logarithms of outputs: let the last layer's activation be ${fitting.map(({ id }) => id).join(' or ')}`,
  );
}
