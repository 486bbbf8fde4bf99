import type { DenseConfig, LayerConfig, MethodReference } from '@experiments/contracts';
import type { RandomStream } from '@experiments/random';

/** What every definition of the registries says of itself; `Name` are the names of its hyper-parameters. */
export interface Definition<Name extends string = string> {
  /** Lower-case words joined by hyphens: the key in its registry and in configurations. */
  readonly id: string;
  readonly title: string;
  /** LaTeX, in the symbols of the docstring and the page. */
  readonly formula: string;
  /** The work that introduced it: authors, year, title, arXiv number or venue. */
  readonly reference: string;
  readonly hyperparameters: Readonly<Record<Name, Hyperparameter>>;
  /** The same thing in Keras 3, for artifacts and golden values; absent where Keras has none. */
  readonly keras?: string;
}

/** A number that a configuration may set. The bounds are JSON Schema's. */
export interface Hyperparameter {
  readonly default: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly meaning: string;
}

/** Values of all hyper-parameters of a definition, defaults filled in, in the definition's order. */
export type Hyperparameters<Name extends string = string> = Readonly<Record<Name, number>>;

/** a = f(z): from the pre-activations of one example's layer to its activations. */
export interface Activation<Name extends string = string> extends Definition<Name> {
  /** Infimum and supremum of one unit's activation, at the default hyper-parameters. */
  readonly range: readonly [infimum: number, supremum: number];
  /** Set where the units' activations are a probability distribution. */
  readonly sumsToOne?: true;
  /** [units] -> [units]. Elementwise functions treat each unit alone; softmax does not. */
  forward(z: readonly number[], hyperparameters: Hyperparameters<Name>): number[];
  /** dL/dz [units] from z, a and dL/da [units]: the transposed Jacobian times the upstream gradient. */
  backward(
    z: readonly number[],
    a: readonly number[],
    upstream: readonly number[],
    hyperparameters: Hyperparameters<Name>,
  ): number[];
  /** The function and its derivative at one point; absent where units depend on each other. */
  readonly pointwise?: Pointwise<Name>;
  /** The same in a LayersModel of TensorFlow.js; by default the activation of this id, hyphens as underscores. */
  layersModel?(hyperparameters: Hyperparameters<Name>): LayersModelActivation;
}

/**
 * An activation of TensorFlow.js by its name there, or a layer that applies it. A name that TensorFlow.js lacks asks
 * who loads the model to register a class of that name.
 */
export type LayersModelActivation =
  string | { readonly className: string; readonly config: Readonly<Record<string, number>> };

export interface Pointwise<Name extends string = string> {
  value(z: number, hyperparameters: Hyperparameters<Name>): number;
  /** df/dz; at a kink the derivative from the left, unless the docstring says otherwise. */
  derivative(z: number, hyperparameters: Hyperparameters<Name>): number;
}

export interface Initializer<Name extends string = string> extends Definition<Name> {
  /** A kernel [fanIn x fanOut], row-major, drawn from the stream alone. */
  draw(
    fanIn: number,
    fanOut: number,
    stream: RandomStream,
    hyperparameters: Hyperparameters<Name>,
  ): Float32Array;
}

/** The per-example loss as a function of the network's outputs. A batch's loss is the mean over examples. */
export interface Loss<Name extends string = string> extends Definition<Name> {
  /** What the outputs must be for the loss to mean what it says; accuracy of a one-output network cuts there. */
  readonly outputs: 'logits' | 'probabilities';
  /** Where the loss is defined: a logarithm needs non-negative outputs, or outputs that sum to 1. */
  readonly domain: 'real' | 'non-negative' | 'distribution';
  /** 1 where a single output may stand for two classes, 2 where the loss compares outputs with each other. */
  readonly minimumOutputs: 1 | 2;
  /** How a label becomes the target vector t: one-hot; 0 / 1 and -1 / +1 with one output or, one-hot, several. */
  readonly targets: 'zero-one' | 'plus-minus-one';
  value(t: readonly number[], y: readonly number[], hyperparameters: Hyperparameters<Name>): number;
  /** dL/dy [outputs]; a subgradient where L has a kink, chosen as the docstring says. */
  gradient(t: readonly number[], y: readonly number[], hyperparameters: Hyperparameters<Name>): number[];
}

/** An update rule for one weight; a network applies it to every weight alone. */
export interface Optimizer<Name extends string = string> extends Definition<Name> {
  /** Names of what is kept for each weight from step to step, such as m and v. */
  readonly slots: readonly string[];
  /** The value every slot starts from, one for each of `slots`. */
  initialSlots(hyperparameters: Hyperparameters<Name>): number[];
  /** Scalars carried from step to step for the whole network, such as beta_1^t, before the first step. */
  initialCarry(hyperparameters: Hyperparameters<Name>): number[];
  /**
   * Begins a step: the new carry, and the scalars that `update` of this step needs. Only + - * / and square
   * roots, which have the same bits everywhere.
   */
  advance(
    carry: readonly number[],
    hyperparameters: Hyperparameters<Name>,
  ): { carry: number[]; scalars: number[] };
  /**
   * One step of one weight w with gradient g: the new weight and slots. Kernels follow it operation by operation,
   * in float32.
   */
  update(
    w: number,
    g: number,
    slots: readonly number[],
    scalars: readonly number[],
  ): { w: number; slots: number[] };
}

/** A penalty added to the loss for a kernel: R(w) summed over its weights. */
export interface Regularizer<Name extends string = string> extends Definition<Name> {
  value(w: number, hyperparameters: Hyperparameters<Name>): number;
  /** dR/dw; 0 at a kink at 0. */
  gradient(w: number, hyperparameters: Hyperparameters<Name>): number;
}

/** A projection of one unit's incoming weights, applied after each step. */
export interface Constraint<Name extends string = string> extends Definition<Name> {
  /** [fanIn] -> [fanIn] */
  project(w: readonly number[], hyperparameters: Hyperparameters<Name>): number[];
}

/** Rows of a batch: [rows][units]. */
export type Matrix = number[][];

/** A layer kind in plain TypeScript, for reading and for holding the engine against. */
export interface Layer<Config extends LayerConfig = LayerConfig> {
  readonly kind: Config['kind'];
  readonly title: string;
  readonly formula: string;
  readonly reference: string;
  readonly keras: string;
  /** Refuses methods and hyper-parameters that `config` names and that do not exist. @throws InvalidInput */
  check(config: Config, field: string): void;
  /** Units that the layer puts out, given those it takes in. */
  units(config: Config, inputs: number): number;
  parameters(config: Config, inputs: number): LayerParameter[];
  /** Parameters come in the order of `parameters`, flattened row-major. */
  forward(config: Config, x: Matrix, parameters: readonly number[][], context: LayerContext): LayerForward;
  backward(config: Config, forward: LayerForward, upstream: Matrix): LayerBackward;
}

export interface LayerParameter {
  readonly role: 'kernel' | 'bias' | 'gamma' | 'beta' | 'moving-mean' | 'moving-variance';
  readonly shape: readonly number[];
  readonly initializer: DenseConfig['initializer'];
  readonly optimized: boolean;
  readonly regularizer?: MethodReference | undefined;
  readonly constraint?: MethodReference | undefined;
}

export interface LayerContext {
  readonly training: boolean;
  /** 0 / 1 for every input of a dropout layer in training; [rows][units]. Without it nothing is dropped. */
  readonly mask?: Matrix | undefined;
}

export interface LayerForward {
  readonly x: Matrix;
  readonly y: Matrix;
  readonly parameters: readonly number[][];
  readonly context: LayerContext;
  /** New values of parameters that training moves without a gradient, by role. */
  readonly moved?: Readonly<Partial<Record<LayerParameter['role'], number[]>>>;
  /** What the layer's backward pass wants to keep. */
  readonly kept?: unknown;
}

export interface LayerBackward {
  /** dL/dx [rows][inputs] */
  readonly input: Matrix;
  /** dL/dparameter in the order of `parameters`, flattened; empty for those not optimized. */
  readonly gradients: readonly number[][];
}
