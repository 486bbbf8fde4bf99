/** The exported functions of the module; see `assembly/` for what each computes. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  readonly heap_base: WebAssembly.Global;
  input_from_pixels(pixels: number, rows: number, features: number, x: number, stride: number): void;
  dense_chunk_count(inputs: number): number;
  dense_index_rows(
    x: number,
    stride: number,
    rows: number,
    inputs: number,
    entries: number,
    starts: number,
  ): void;
  dense_index_columns(x: number, stride: number, rows: number, inputs: number, masks: number): void;
  dense_forward_32: DenseForward;
  dense_forward_16: DenseForward;
  dense_kernel_gradient_32: DenseKernelGradient;
  dense_kernel_gradient_16: DenseKernelGradient;
  dense_bias_gradient(upstream: number, stride: number, rows: number, units: number, gradient: number): void;
  dense_input_gradient_32: DenseInputGradient;
  dense_input_gradient_16: DenseInputGradient;
  dropout_forward(
    x: number,
    y: number,
    mask: number,
    bytes: number,
    state: number,
    threshold: number,
    scale: number,
  ): void;
  dropout_backward(upstream: number, mask: number, gradient: number, bytes: number): void;
  batch_normalization_forward(...addressesRowsUnitsStrideMomentumEpsilon: number[]): void;
  batch_normalization_inference(...addressesRowsUnitsStrideEpsilon: number[]): void;
  batch_normalization_backward(...addressesRowsUnitsStride: number[]): void;
  count_correct(
    y: number,
    labels: number,
    rows: number,
    outputs: number,
    stride: number,
    threshold: number,
  ): number;
  flush_subnormals(x: number, count: number): void;
  sum_of_squares(x: number, count: number): number;
}

export type DenseForward = (
  starts: number,
  chunks: number,
  rows: number,
  kernel: number,
  bias: number,
  y: number,
  stride: number,
) => void;

export type DenseKernelGradient = (
  x: number,
  xStride: number,
  masks: number,
  rows: number,
  inputs: number,
  upstream: number,
  upstreamStride: number,
  gradient: number,
) => void;

export type DenseInputGradient = (
  kernel: number,
  inputs: number,
  upstream: number,
  upstreamStride: number,
  rows: number,
  gradient: number,
  gradientStride: number,
  first: boolean,
) => void;

/** Kernels that exist once for each definition of a registry; h is the address of its hyper-parameters. */
export interface MethodKernels {
  activationForward: (z: number, a: number, rows: number, units: number, stride: number, h: number) => void;
  activationBackward: (
    z: number,
    a: number,
    upstream: number,
    gradient: number,
    rows: number,
    units: number,
    stride: number,
    h: number,
  ) => void;
  /** @returns the sum of the examples' losses; stores `scale` times the gradient unless `gradient` is 0 */
  loss: (
    y: number,
    labels: number,
    gradient: number,
    rows: number,
    outputs: number,
    stride: number,
    scale: number,
    h: number,
  ) => number;
  optimizer: (w: number, g: number, slot0: number, slot1: number, count: number, scalars: number) => void;
  regularizer: (w: number, gradient: number, count: number, h: number) => number;
  constraint: (kernel: number, width: number, inputs: number, h: number) => void;
}

const EXPORT_NAMES: { readonly [Kind in keyof MethodKernels]: (id: string) => string } = {
  activationForward: (id) => `activation_${id}_forward`,
  activationBackward: (id) => `activation_${id}_backward`,
  loss: (id) => `loss_${id}`,
  optimizer: (id) => `optimizer_${id}`,
  regularizer: (id) => `regularizer_${id}`,
  constraint: (id) => `constraint_${id}`,
};

/**
 * The kernel of a definition: exports are named after ids, so that a new definition needs a file in `assembly/` and
 * no change here.
 *
 * @throws Error where the module has no such kernel
 */
export function methodKernel<Kind extends keyof MethodKernels>(
  kernels: Kernels,
  kind: Kind,
  id: string,
): MethodKernels[Kind] {
  const name = EXPORT_NAMES[kind](id.replaceAll('-', '_'));
  const kernel = (kernels as unknown as Record<string, unknown>)[name];
  if (typeof kernel !== 'function') throw new Error(`the engine's module has no kernel ${name}`);
  return kernel as MethodKernels[Kind];
}
