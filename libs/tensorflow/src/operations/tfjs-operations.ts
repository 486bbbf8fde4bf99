import type * as TensorFlow from '@tensorflow/tfjs-core';
import type { Operand, Operations, Tensor, Variable } from './operations.ts';

/** TensorFlow.js with a backend that has started: the module itself, of which a process may hold several. */
export type TensorFlowJs = typeof TensorFlow;

/**
 * The operations by those of TensorFlow.js, on its current backend.
 *
 * @param tf the module whose backend computes
 * @param backend what it is, with its versions
 */
export function tfjsOperations(tf: TensorFlowJs, backend: string): Operations {
  const t = (tensor: Operand) => tensor as TensorFlow.Tensor;
  const matrix = (tensor: Tensor) => tensor as TensorFlow.Tensor2D;

  /** Matrix products read both matrices as they lie; the WebAssembly backend is slow where one is transposed. */
  const transposed = (tensor: Tensor, really: boolean) =>
    really ? tf.transpose(matrix(tensor)) : matrix(tensor);

  function variable(values: Float32Array, shape: readonly number[]): Variable {
    let current: TensorFlow.Tensor | undefined;
    const hold = (tensor: TensorFlow.Tensor) => {
      current?.dispose();
      current = tf.keep(tensor);
    };
    const write = (values: Float32Array) => hold(tf.tensor(values.slice(), [...shape], 'float32'));
    write(values);
    return {
      shape,
      read: () => current!,
      assign: (value) => hold(t(value).kept ? tf.clone(t(value)) : t(value)),
      write,
      values: () => current!.dataSync<'float32'>().slice(),
      dispose: () => current?.dispose(),
    };
  }

  return {
    backend,
    scope(run) {
      tf.engine().startScope();
      try {
        return run();
      } finally {
        tf.engine().endScope();
      }
    },
    count: () => tf.memory().numTensors,
    tensor: (values, shape) => tf.tensor(values, [...shape], 'float32'),
    variable,
    read: (tensor) => t(tensor).dataSync<'float32'>().slice(),

    abs: (x) => tf.abs(t(x)),
    erf: (x) => tf.erf(t(x)),
    exp: (x) => tf.exp(t(x)),
    expm1: (x) => tf.expm1(t(x)),
    log: (x) => tf.log(t(x)),
    log1p: (x) => tf.log1p(t(x)),
    negative: (x) => tf.neg(t(x)),
    relu: (x) => tf.relu(t(x)),
    sigmoid: (x) => tf.sigmoid(t(x)),
    sign: (x) => tf.sign(t(x)),
    softplus: (x) => tf.softplus(t(x)),
    sqrt: (x) => tf.sqrt(t(x)),
    square: (x) => tf.square(t(x)),
    tanh: (x) => tf.tanh(t(x)),

    add: (a, b) => tf.add(t(a), t(b)),
    divide: (a, b) => tf.div(t(a), t(b)),
    maximum: (a, b) => tf.maximum(t(a), t(b)),
    minimum: (a, b) => tf.minimum(t(a), t(b)),
    multiply: (a, b) => tf.mul(t(a), t(b)),
    power: (a, b) => tf.pow(t(a), t(b)),
    subtract: (a, b) => tf.sub(t(a), t(b)),

    greater: (a, b) => tf.greater(t(a), t(b)),
    greaterEqual: (a, b) => tf.greaterEqual(t(a), t(b)),
    select: (condition, yes, no) => tf.where(t(condition), t(yes), t(no)),

    matMul: (a, b, transposeA = false, transposeB = false) =>
      tf.matMul(transposed(a, transposeA), transposed(b, transposeB)),
    sumOverRows: (x) => tf.sum(t(x), 0),
    meanOverRows: (x) => tf.mean(t(x), 0),
    sumOverUnits: (x) => tf.sum(t(x), 1, true),
    maxOverUnits: (x) => tf.max(t(x), 1, true),
    sum: (x) => tf.sum(t(x)),
    // Asked for float32 itself, the WebAssembly backend writes the bits of integers.
    oneHotOfLargest: (x) => tf.cast(tf.oneHot(tf.argMax(t(x), 1), x.shape[1]!), 'float32'),
    softmax: (x) => tf.softmax(t(x)),
    logSoftmax: (x) => tf.logSoftmax(t(x)),
  };
}
