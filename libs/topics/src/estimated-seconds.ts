import type {
  DataConfig,
  LayerConfig,
  PlannedRun,
  PretrainingConfig,
  RunConfig,
} from '@experiments/contracts';

/** Seconds, on one core of 2026; a first guess for time left, not a measurement. */
const COST = {
  /** Beginning a run and keeping its record. */
  run: 0.06,
  /** A step, whatever its size. */
  step: 0.01e-3,
  /** A weight in a step of 32 examples or fewer; more examples cost in proportion. */
  weightStep: 5.4e-9,
  fullBatch: 32,
  /** A weight in a step of few examples: for each example, and once for the update. */
  weightExample: 0.2e-9,
  weightUpdate: 1e-9,
  /** A weight for each example that is only looked at: 10,000 images through 101,632 weights in 0.05 s. */
  weightEvaluation: 0.05 / 10_000 / 101_632,
};

const IMAGES_OF_A_CLASS = { train: 6_000, test: 1_000 };

/** What training one planned run takes on one core, pretraining and record included. */
export function estimatedSeconds({ config }: Pick<PlannedRun, 'config'>): number {
  const { data, model, batchSize, pretraining } = config;
  const weights = weightCount(model.layers, data);
  const train = trainingImages(data);
  const evaluation = (images: number) => images * weights * COST.weightEvaluation;
  const epoch = steps(train, batchSize, weights) + evaluation(data.validation);
  const atTheEnd = evaluation(train + testImages(data) + data.validation);
  const observed = config.observe.length > 0 ? stepSeconds(COST.fullBatch, weights) : 0;
  return (
    COST.run +
    (pretraining ? pretrainingSeconds(pretraining) : 0) +
    expectedEpochs(config) * (epoch + observed) +
    atTheEnd
  );
}

function pretrainingSeconds({ data, model, batchSize, epochs }: PretrainingConfig): number {
  return epochs * steps(trainingImages(data), batchSize, weightCount(model.layers, data));
}

function steps(images: number, batchSize: number, weights: number): number {
  return Math.ceil(images / batchSize) * stepSeconds(Math.min(batchSize, images), weights);
}

function stepSeconds(examples: number, weights: number): number {
  const full = COST.weightStep * Math.max(1, examples / COST.fullBatch);
  const small = COST.weightExample * examples + COST.weightUpdate;
  return COST.step + weights * Math.min(full, small);
}

/** Early stopping on validation images comes sooner than on training accuracy, and later the more patient. */
function expectedEpochs({ epochs, callbacks }: RunConfig): number {
  const stops = callbacks.map(({ monitor, patience }) =>
    monitor.startsWith('val_') ? 4 + 2 * patience : 20 + 2 * patience,
  );
  return Math.min(epochs, ...stops);
}

function weightCount(layers: readonly LayerConfig[], { source }: DataConfig): number {
  let inputs = source === 'xor' ? 2 : 784;
  let weights = 0;
  for (const layer of layers) {
    if (layer.kind !== 'dense') continue;
    weights += inputs * layer.units;
    inputs = layer.units;
  }
  return weights;
}

function trainingImages(data: DataConfig): number {
  return data.train === 'all' ? available(data, 'train') - data.validation : data.train;
}

function testImages(data: DataConfig): number {
  return data.test === 'all' ? available(data, 'test') : data.test;
}

function available({ source, task }: DataConfig, part: 'train' | 'test'): number {
  if (source === 'xor') return 4;
  return IMAGES_OF_A_CLASS[part] * (task.kind === 'subset' ? task.classes.length : 10);
}
