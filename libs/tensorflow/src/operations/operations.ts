/** An array of float32 (or, from comparisons, truth values) where TensorFlow keeps it. Immutable. */
export interface Tensor {
  readonly shape: readonly number[];
}

/** A tensor, or a number that stands for every element. */
export type Operand = Tensor | number;

/** Weights that outlive a step. */
export interface Variable {
  readonly shape: readonly number[];
  /** The value, until the next change; it belongs to the variable. */
  read(): Tensor;
  assign(value: Tensor): void;
  write(values: Float32Array): void;
  /** A copy, row-major. */
  values(): Float32Array;
  dispose(): void;
}

/**
 * The operations that networks are made of, under TensorFlow's names. One implementation drives TensorFlow's C library
 * through tfjs-node's binding, the other any backend of TensorFlow.js. Binary operations broadcast.
 */
export interface Operations {
  /** What computes, with its versions: part of the engine's version. */
  readonly backend: string;
  /** Disposes of every tensor made in it; what is returned must not be one. */
  scope<Result>(run: () => Result): Result;
  /** Tensors that exist, variables included. */
  count(): number;
  tensor(values: Float32Array, shape: readonly number[]): Tensor;
  variable(values: Float32Array, shape: readonly number[]): Variable;
  /** A copy of a tensor's numbers. */
  read(tensor: Tensor): Float32Array;

  abs(x: Tensor): Tensor;
  /** The error function. */
  erf(x: Tensor): Tensor;
  exp(x: Tensor): Tensor;
  /** e^x - 1, with its digits near 0. */
  expm1(x: Tensor): Tensor;
  log(x: Tensor): Tensor;
  /** ln(1 + x), with its digits near 0. */
  log1p(x: Tensor): Tensor;
  negative(x: Tensor): Tensor;
  relu(x: Tensor): Tensor;
  sigmoid(x: Tensor): Tensor;
  /** -1, 0 or 1. */
  sign(x: Tensor): Tensor;
  /** ln(1 + e^x), which neither overflows nor loses its digits. */
  softplus(x: Tensor): Tensor;
  sqrt(x: Tensor): Tensor;
  square(x: Tensor): Tensor;
  tanh(x: Tensor): Tensor;

  add(a: Operand, b: Operand): Tensor;
  divide(a: Operand, b: Operand): Tensor;
  maximum(a: Operand, b: Operand): Tensor;
  minimum(a: Operand, b: Operand): Tensor;
  multiply(a: Operand, b: Operand): Tensor;
  power(a: Operand, b: Operand): Tensor;
  subtract(a: Operand, b: Operand): Tensor;

  /** Truth values, for `select`. */
  greater(a: Operand, b: Operand): Tensor;
  greaterEqual(a: Operand, b: Operand): Tensor;
  /** Elements of `yes` where the condition holds, of `no` elsewhere; all of the condition's shape. */
  select(condition: Tensor, yes: Operand, no: Operand): Tensor;

  matMul(a: Tensor, b: Tensor, transposeA?: boolean, transposeB?: boolean): Tensor;
  /** [rows, units] -> [units] */
  sumOverRows(x: Tensor): Tensor;
  /** [rows, units] -> [units] */
  meanOverRows(x: Tensor): Tensor;
  /** [rows, units] -> [rows, 1] */
  sumOverUnits(x: Tensor): Tensor;
  /** [rows, units] -> [rows, 1] */
  maxOverUnits(x: Tensor): Tensor;
  /** The sum of all elements. */
  sum(x: Tensor): Tensor;
  /** [rows, units]: 1 at the first of the largest elements of each row, else 0. */
  oneHotOfLargest(x: Tensor): Tensor;
  /** Of each row. */
  softmax(x: Tensor): Tensor;
  /** Of each row. */
  logSoftmax(x: Tensor): Tensor;

  /**
   * Runs an operation that changes variables in place and gives no tensor, such as `ResourceApplyAdam`; absent where
   * there are none.
   */
  readonly update?: (
    operation: string,
    attributes: Readonly<Record<string, boolean>>,
    inputs: readonly (Variable | Operand)[],
  ) => void;
}
