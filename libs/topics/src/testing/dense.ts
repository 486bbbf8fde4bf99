import type { DenseConfig } from '@experiments/contracts';

/** A dense layer of the reference network, which is given its weights. */
export function dense(units: number, activation = 'linear', more: Partial<DenseConfig> = {}): DenseConfig {
  return {
    kind: 'dense',
    units,
    activation: { id: activation },
    initializer: { id: 'zeros' },
    biasInitializer: { id: 'zeros' },
    trainable: true,
    ...more,
  };
}
