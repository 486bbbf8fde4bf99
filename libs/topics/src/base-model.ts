import type { MethodReference, RunConfigInput } from '@experiments/contracts';

export type ModelChoice = RunConfigInput['model'];
type Layer = ModelChoice['layers'][number];
/** A method by its id, or by its id and the hyper-parameters that differ from its defaults. */
export type MethodChoice = string | MethodReference;

export interface NetworkChoices {
  /** Units of the hidden layers, from the input on; the original's one layer of 128 by default. */
  readonly hidden?: readonly number[];
  readonly activation?: MethodChoice;
  /** Of every kernel, the output layer's too, as the original has it. */
  readonly initializer?: MethodChoice;
  readonly outputs?: number;
  /** Linear by default: the outputs are logits. */
  readonly outputActivation?: MethodChoice;
  /**
   * Where batch normalisation stands: before every dense layer, pixels included, as the original has it; or in
   * the hidden layers alone, between the product and the activation or after the activation.
   */
  readonly batchNormalization?: 'before-dense' | 'before-activation' | 'after-activation';
  /** Rates of dropout on the pixels and on every hidden layer. */
  readonly dropout?: { readonly input?: number; readonly hidden?: number };
  /** Of every kernel. */
  readonly regularizer?: MethodReference;
  /** Of every kernel. */
  readonly constraint?: MethodReference;
  /** True for hidden layers that keep the weights they start with. */
  readonly frozen?: boolean;
}

/** A stack of dense layers; without choices the original's 784 -> Dense(128, relu) -> Dense(10 logits). */
export function network(choices: NetworkChoices = {}): ModelChoice {
  const { hidden = [128], outputs = 10, outputActivation = 'linear', batchNormalization, dropout } = choices;
  const activation = method(choices.activation ?? 'relu');
  const kernel = {
    initializer: method(choices.initializer ?? 'glorot-uniform'),
    ...(choices.regularizer && { regularizer: choices.regularizer }),
    ...(choices.constraint && { constraint: choices.constraint }),
  };
  const normalization: Layer = { kind: 'batch-normalization' };

  const hiddenLayer = (units: number): Layer[] => {
    const dense = { kind: 'dense', units, ...kernel, ...(choices.frozen && { trainable: false }) } as const;
    if (batchNormalization === 'before-activation')
      return [dense, normalization, { kind: 'activation', activation }];
    const activated: Layer = { ...dense, activation };
    if (batchNormalization === 'before-dense') return [normalization, activated];
    if (batchNormalization === 'after-activation') return [activated, normalization];
    return [activated];
  };

  return {
    layers: [
      ...dropoutLayer(dropout?.input),
      ...hidden.flatMap((units) => [...hiddenLayer(units), ...dropoutLayer(dropout?.hidden)]),
      ...(batchNormalization === 'before-dense' ? [normalization] : []),
      { kind: 'dense', units: outputs, activation: method(outputActivation), ...kernel },
    ],
  };
}

/** So many hidden layers of equal width. */
export function layersOf(depth: number, units: number): number[] {
  return Array.from({ length: depth }, () => units);
}

export function method(choice: MethodChoice): MethodReference {
  return typeof choice === 'string' ? { id: choice } : choice;
}

function dropoutLayer(rate: number | undefined): Layer[] {
  return rate === undefined ? [] : [{ kind: 'dropout', rate }];
}
