import type { Examples, LayerProbe, Network, Observation, RunConfig } from '@experiments/contracts';

/** Examples of the probe batch: the first of the training set, the same at every epoch. */
const PROBE_EXAMPLES = 64;

const FIELDS: { readonly [Name in Observation]: Readonly<Record<string, keyof LayerProbe>> } = {
  'gradient-norms': { gradient_norm: 'gradientNorm' },
  'activation-statistics': {
    activation_mean: 'mean',
    activation_sd: 'standardDeviation',
    dead_share: 'deadShare',
    saturated_share: 'saturatedShare',
  },
  'weight-sparsity': { weight_sparsity: 'sparsity' },
};

/**
 * The observations that a configuration asks for, such as `gradient_norm/layer_2`: layers with a kernel are counted
 * from 1, the first being the one next to the input.
 */
export function observe(network: Network, config: RunConfig, train: Examples): Record<string, number> {
  const count = Math.min(PROBE_EXAMPLES, train.rows.length);
  const probes = network.probe(
    train,
    Uint32Array.from({ length: count }, (_, position) => position),
  );
  const metrics: Record<string, number> = {};
  probes
    .filter(({ kind }) => kind === 'dense')
    .forEach((probe, index) => {
      for (const observation of config.observe) {
        for (const [name, field] of Object.entries(FIELDS[observation])) {
          const value = probe[field];
          if (typeof value === 'number') metrics[`${name}/layer_${index + 1}`] = value;
        }
      }
    });
  return metrics;
}
