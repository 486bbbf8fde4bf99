import type { RunConfig } from '@experiments/contracts';

const ALWAYS = ['train_loss', 'train_accuracy', 'epochs_run'];
const EACH_EPOCH = ['loss', 'accuracy', 'penalty', 'learning_rate', 'seconds'];
const ON_TEST = ['test_loss', 'test_penalty', 'test_objective', 'test_accuracy', 'accuracy_gap', 'loss_gap'];
const BINARY = ['test_balanced_accuracy', 'test_average_precision'];
const OBSERVED = {
  gradient_norm: 'gradient-norms',
  activation_mean: 'activation-statistics',
  activation_sd: 'activation-statistics',
  dead_share: 'activation-statistics',
  saturated_share: 'activation-statistics',
  weight_sparsity: 'weight-sparsity',
} as const;

/** Whether a run of this configuration records a metric of this name; false where there is no such arm. */
export function canMeasure(config: RunConfig | undefined, metric: string): boolean {
  if (config === undefined) return false;
  const { data, model, epochs, observe } = config;
  const dense = model.layers.filter((layer) => layer.kind === 'dense');
  const [name, layer] = metric.split('/');
  if (name! in OBSERVED) {
    const kernel = Number(/^layer_(\d+)$/.exec(layer ?? '')?.[1]);
    return observe.includes(OBSERVED[name as keyof typeof OBSERVED]) && kernel >= 1 && kernel <= dense.length;
  }
  if (ALWAYS.includes(metric)) return true;
  if (EACH_EPOCH.includes(metric)) return epochs > 0;
  if (metric === 'val_loss' || metric === 'val_accuracy') return epochs > 0 && data.validation > 0;
  if (data.test === 0) return false;
  if (ON_TEST.includes(metric)) return true;
  const binary =
    data.source === 'xor' ||
    data.task.kind === 'one-vs-rest' ||
    (data.task.kind === 'subset' && data.task.classes.length === 2);
  if (BINARY.includes(metric)) return binary;
  return metric === 'test_calibration_error' && dense.at(-1)!.units > 1;
}
