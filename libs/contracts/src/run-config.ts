import { z } from 'zod';
import { InvalidInput } from './invalid-input.ts';

/**
 * The complete description of one training run, as plain JSON: plan item, record and page label are this one
 * thing. Two runs with equal configurations, data and engine version have equal bits.
 */

/** A definition of `@experiments/methods` by its id, with the hyper-parameters that differ from its defaults. */
export interface MethodReference {
  readonly id: string;
  readonly [hyperparameter: string]: number | string;
}

export const methodReference = z
  .object({ id: z.string().min(1) })
  .catchall(z.number()) as unknown as z.ZodType<MethodReference, MethodReference>;

const task = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all-classes') }),
  z.strictObject({
    kind: z.literal('subset').describe('only these classes, relabelled 0, 1, ... in this order'),
    classes: z.array(z.int().min(0).max(9)).min(2),
  }),
  z.strictObject({
    kind: z.literal('one-vs-rest').describe('label 1 for the positive classes, 0 for all others'),
    positive: z.array(z.int().min(0).max(9)).min(1),
  }),
]);

const imageCount = z.union([z.int().min(0), z.literal('all')]);

export const dataConfig = z.strictObject({
  source: z.enum(['fashion-mnist', 'xor']).default('fashion-mnist'),
  task: task.default({ kind: 'all-classes' }),
  /** Training images left after the validation images were set aside. */
  train: imageCount.default('all'),
  validation: z.int().min(0).default(0),
  /** Test images, from the start of the test set; 0 means that the run never reads it. */
  test: imageCount.default('all'),
  /** Share of training labels replaced by a different class chosen evenly. */
  labelNoise: z.number().min(0).max(1).default(0),
});

const dense = z.strictObject({
  kind: z.literal('dense'),
  units: z.int().min(1).max(65536),
  activation: methodReference.default({ id: 'linear' }),
  initializer: methodReference.default({ id: 'glorot-uniform' }),
  biasInitializer: methodReference.default({ id: 'zeros' }),
  regularizer: methodReference.optional(),
  constraint: methodReference.optional(),
  trainable: z.boolean().default(true),
});

const activation = z.strictObject({ kind: z.literal('activation'), activation: methodReference });

const batchNormalization = z.strictObject({
  kind: z.literal('batch-normalization'),
  momentum: z.number().min(0).max(1).default(0.99),
  epsilon: z.number().positive().default(0.001),
  trainable: z.boolean().default(true),
});

const dropout = z.strictObject({ kind: z.literal('dropout'), rate: z.number().min(0).lt(1) });

export const layerConfig = z.discriminatedUnion('kind', [dense, activation, batchNormalization, dropout]);

const modelConfig = z.strictObject({ layers: z.array(layerConfig).min(1) });

const earlyStopping = z.strictObject({
  id: z.literal('early-stopping'),
  monitor: z.enum(['loss', 'accuracy', 'val_loss', 'val_accuracy']),
  patience: z.int().min(0),
  minimumDelta: z.number().min(0).default(0),
  restoreBest: z.boolean().default(false),
});

/** What is trained before the run proper, and how many leading layers the run takes over from it. */
const pretraining = z.strictObject({
  data: dataConfig,
  model: modelConfig,
  loss: methodReference,
  optimizer: methodReference,
  batchSize: z.int().min(1),
  epochs: z.int().min(1),
  reuse: z.int().min(1),
});

const seed = z.int().min(0).max(0xffffffff);

/**
 * Seeds of single sources of randomness; a source that is not named follows the run's `seed`. With all but one named,
 * runs of different seeds differ in that one source alone.
 */
const sourceSeeds = z.strictObject({
  /** Initial values of the parameters. */
  weights: seed.optional(),
  /** Order of the examples within each epoch, and so what a batch is. */
  order: seed.optional(),
  /** Which images are for training and which for validation, and their numbering. */
  split: seed.optional(),
  dropout: seed.optional(),
  labelNoise: seed.optional(),
});

export const observation = z.enum(['gradient-norms', 'activation-statistics', 'weight-sparsity']);

export const runConfig = z.strictObject({
  topic: z.string().min(1),
  arm: z.string().min(1),
  seed,
  seeds: sourceSeeds.optional(),
  data: dataConfig,
  model: modelConfig,
  loss: methodReference,
  optimizer: methodReference,
  batchSize: z.int().min(1).default(32),
  epochs: z.int().min(0),
  callbacks: z.array(earlyStopping).default([]),
  /** Measured on a fixed probe batch at initialisation (step 0) and after each epoch. */
  observe: z.array(observation).default([]),
  pretraining: pretraining.optional(),
  /** After this epoch every layer is trained, with a fresh optimizer where one is given. */
  unfreeze: z.strictObject({ afterEpoch: z.int().min(0), optimizer: methodReference.optional() }).optional(),
  /** Stops after an epoch as a killed process would, and goes on from the checkpoint or from scratch. */
  interruption: z
    .strictObject({ afterEpoch: z.int().min(1), resume: z.enum(['checkpoint', 'scratch']) })
    .optional(),
});

export type DataConfig = z.infer<typeof dataConfig>;
export type LayerConfig = z.infer<typeof layerConfig>;
export type DenseConfig = z.infer<typeof dense>;
export type EarlyStoppingConfig = z.infer<typeof earlyStopping>;
export type PretrainingConfig = z.infer<typeof pretraining>;
export type SourceSeeds = z.infer<typeof sourceSeeds>;
export type Observation = z.infer<typeof observation>;
export type RunConfig = z.infer<typeof runConfig>;
/** A configuration as a person writes it: fields with defaults may be left out. */
export type RunConfigInput = z.input<typeof runConfig>;

/**
 * Fills in defaults and checks the shape. Ids of methods are checked against their registries by
 * `validateRun` of `@experiments/training`.
 *
 * @throws InvalidInput naming the first field that does not fit.
 */
export function parseRunConfig(input: unknown): RunConfig {
  return parseWith(runConfig, input, 'configuration');
}

/** Parses with any schema of the contracts, turning the first problem into an {@link InvalidInput}. */
export function parseWith<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  name: string,
): z.output<Schema> {
  const result = schema.safeParse(input, { error: nameAllowedKeys });
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
  const value = path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    input,
  );
  throw new InvalidInput([name, ...path.map(String)].join('.'), value, messageOf(issue));
}

/** Zod says which keys are not known and keeps those that are to itself. */
function nameAllowedKeys(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'unrecognized_keys' || !(issue.inst instanceof z.ZodObject)) return undefined;
  return `allowed keys: ${Object.keys(issue.inst.shape).join(', ')}`;
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return issue.errors.map(([first]) => messageOf(first!)).join(', or ');
  }
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}
