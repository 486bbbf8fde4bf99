import type { LayerConfig } from '@experiments/contracts';
import type { Layer, Matrix } from '../definition.ts';

type Config = Extract<LayerConfig, { kind: 'batch-normalization' }>;

interface Kept {
  /** (x - mean) / sqrt(variance + epsilon); [rows][units] */
  readonly normalized: Matrix;
  /** sqrt(variance + epsilon); [units] */
  readonly deviation: readonly number[];
  /** Whether mean and variance are the batch's own. */
  readonly ofBatch: boolean;
}

/**
 * Batch normalization of each unit: y = gamma x_hat + beta, x_hat = (x - mean) / sqrt(variance + epsilon).
 *
 * In training mean and variance are the batch's, so that whatever the layers below do, the next one sees inputs with
 * mean beta and standard deviation gamma. At test time, when an output must not depend on who else is in the batch,
 * running averages stand for them: average <- momentum average + (1 - momentum) value, after each training batch.
 *
 * Backward with u = dL/dy and n rows: dL/dbeta = sum u, dL/dgamma = sum u x_hat; and because mean and variance depend
 * on every x, dL/dx = gamma / (n sqrt(variance + epsilon)) (n u - sum u - x_hat sum u x_hat).
 *
 * Conventions of Keras: momentum 0.99, epsilon 0.001 inside the root; the variance is the biased one (divided by n) in
 * the running average too (PyTorch averages the unbiased one); a frozen layer uses its running averages in training.
 */
export const batchNormalization: Layer<Config> = {
  kind: 'batch-normalization',
  title: 'Batch normalization',
  formula: String.raw`y = \gamma \frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta`,
  reference:
    'Ioffe and Szegedy (2015), Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift, arXiv 1502.03167',
  keras: 'keras.layers.BatchNormalization',
  check: () => {},
  units: (_config, inputs) => inputs,

  parameters: (_config, inputs) => [
    { role: 'gamma', shape: [inputs], initializer: { id: 'ones' }, optimized: true },
    { role: 'beta', shape: [inputs], initializer: { id: 'zeros' }, optimized: true },
    { role: 'moving-mean', shape: [inputs], initializer: { id: 'zeros' }, optimized: false },
    { role: 'moving-variance', shape: [inputs], initializer: { id: 'ones' }, optimized: false },
  ],

  forward({ momentum, epsilon, trainable }, x, parameters, context) {
    const [gamma, beta, movingMean, movingVariance] = parameters as [number[], number[], number[], number[]];
    const ofBatch = context.training && trainable;
    const mean = ofBatch ? columnMeans(x) : movingMean;
    const variance = ofBatch
      ? columnMeans(x.map((row) => row.map((value, j) => (value - mean[j]!) ** 2)))
      : movingVariance;
    const deviation = variance.map((value) => Math.sqrt(value + epsilon));
    const normalized = x.map((row) => row.map((value, j) => (value - mean[j]!) / deviation[j]!));
    const y = normalized.map((row) => row.map((hat, j) => gamma[j]! * hat + beta[j]!));
    const move = (average: number[], value: readonly number[]) =>
      average.map((old, j) => old * momentum + value[j]! * (1 - momentum));
    const kept: Kept = { normalized, deviation, ofBatch };
    return {
      ...{ x, y, parameters, context, kept },
      ...(ofBatch && {
        moved: { 'moving-mean': move(movingMean, mean), 'moving-variance': move(movingVariance, variance) },
      }),
    };
  },

  backward(_config, { parameters, kept }, upstream) {
    const [gamma] = parameters as [number[]];
    const { normalized, deviation, ofBatch } = kept as Kept;
    const n = upstream.length;
    const meanUpstream = columnMeans(upstream);
    const meanProduct = columnMeans(upstream.map((row, r) => row.map((u, j) => u * normalized[r]![j]!)));
    const input = upstream.map((row, r) =>
      row.map((u, j) => {
        const through = ofBatch ? u - meanUpstream[j]! - normalized[r]![j]! * meanProduct[j]! : u;
        return (gamma[j]! / deviation[j]!) * through;
      }),
    );
    return { input, gradients: [meanProduct.map((m) => n * m), meanUpstream.map((m) => n * m), [], []] };
  },
};

function columnMeans(rows: Matrix): number[] {
  return rows[0]!.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
}
