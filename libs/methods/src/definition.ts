import type { DenseConfig, LayerConfig } from '@experiments/contracts';
import type { RandomStream } from '@experiments/random';

/** What every definition of the registries says of itself. */
export interface Definition {
  /** Lower-case words joined by hyphens: the key in its registry and in configurations. */
  readonly id: string;
  readonly title: string;
  /** LaTeX, in the symbols of the docstring and the page. */
  readonly formula: string;
  /** The work that introduced it: authors, year, title, arXiv number or venue. */
  readonly reference: string;
  readonly hyperparameters: Readonly<Record<string, Hyperparameter>>;
  /** The same thing in Keras 3, for artifacts and golden values; absent where Keras has none. */
  readonly keras?: string;
}

export interface Hyperparameter {
  readonly default: number;
  /** Bounds; the minimum is excluded where `exclusive` is set. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusive?: boolean;
  readonly meaning: string;
}

/** Values of all hyper-parameters of a definition, defaults filled in. */
export type Hyperparameters = Readonly<Record<string, number>>;

/** a = f(z): from the pre-activations of one example's layer to its activations. */
export interface Activation extends Definition {
  /** [units] -> [units]. Elementwise functions treat each unit alone; softmax does not. */
  forward(z: readonly number[], hyperparameters: Hyperparameters): number[];
  /** dL/dz [units] from z, a and dL/da [units]: the transposed Jacobian times the upstream gradient. */
  backward(
    z: readonly number[],
    a: readonly number[],
    upstream: readonly number[],
    hyperparameters: Hyperparameters,
  ): number[];
  /** The function and its derivative at one point; absent where units depend on each other. */
  readonly pointwise?: {
    value(z: number, hyperparameters: Hyperparameters): number;
    derivative(z: number, hyperparameters: Hyperparameters): number;
  };
}

export interface Initializer extends Definition {
  /** A kernel [fanIn x fanOut], row-major, drawn from the stream alone. */
  draw(fanIn: number, fanOut: number, stream: RandomStream, hyperparameters: Hyperparameters): Float32Array;
}

/** The per-example loss as a function of the network's outputs. A batch's loss is the mean over examples. */
export interface Loss extends Definition {
  /** What the outputs must be for the loss to mean what it says; accuracy of a one-output network cuts there. */
  readonly outputs: 'logits' | 'probabilities';
  /** How a label becomes the target vector t: one-hot; 0 / 1 and -1 / +1 with one output or, one-hot, several. */
  readonly targets: 'zero-one' | 'plus-minus-one';
  value(t: readonly number[], y: readonly number[], hyperparameters: Hyperparameters): number;
  /** dL/dy [outputs]; a subgradient where L has a kink, chosen as the docstring says. */
  gradient(t: readonly number[], y: readonly number[], hyperparameters: Hyperparameters): number[];
}

/** An update rule for one weight; a network applies it to every weight alone. */
export interface Optimizer extends Definition {
  /** Names of what is kept for each weight from step to step, such as m and v. */
  readonly slots: readonly string[];
  /** The value every slot starts from, one for each of `slots`. */
  initialSlots(hyperparameters: Hyperparameters): number[];
  /** Scalars carried from step to step for the whole network, such as beta_1^t, before the first step. */
  initialCarry(hyperparameters: Hyperparameters): number[];
  /**
   * Begins a step: the new carry, and the scalars that `update` of this step needs. Only + - * / and square
   * roots, which have the same bits everywhere.
   */
  advance(carry: readonly number[], hyperparameters: Hyperparameters): { carry: number[]; scalars: number[] };
  /** One step of one weight w with gradient g: the new weight and slots. */
  update(w: number, g: number, slots: readonly number[], scalars: readonly number[]): { w: number; slots: number[] };
}

/** A penalty added to the loss for a kernel: R(w) summed over its weights. */
export interface Regularizer extends Definition {
  value(w: number, hyperparameters: Hyperparameters): number;
  /** dR/dw; 0 at a kink at 0. */
  gradient(w: number, hyperparameters: Hyperparameters): number;
}

/** A projection of one unit's incoming weights, applied after each step. */
export interface Constraint extends Definition {
  /** [fanIn] -> [fanIn] */
  project(w: readonly number[], hyperparameters: Hyperparameters): number[];
}

/** Rows of a batch: [rows][units]. */
export type Matrix = number[][];

/** A layer kind in plain TypeScript, for reading and for holding the engine against. */
export interface Layer<Config extends LayerConfig = LayerConfig> {
  readonly kind: Config['kind'];
  readonly title: string;
  readonly formula: string;
  readonly reference: string;
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
}

export interface LayerContext {
  readonly training: boolean;
  /** 0 / 1 for every input of a dropout layer in training; [rows][units]. */
  readonly mask?: Matrix;
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
