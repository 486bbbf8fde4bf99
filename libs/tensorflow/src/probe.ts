import type { LayerConfig, LayerProbe } from '@experiments/contracts';
import type { GradientVisitor, LayerParameter, TensorFlowLayer } from './layers/tensorflow-layer.ts';
import type { Operations, Tensor } from './operations/operations.ts';

/** Below this magnitude a derivative counts as saturated, and a weight as zero. */
const SATURATED = 0.01;
const ZERO_WEIGHT = 1e-4;

interface ProbeContext {
  readonly ops: Operations;
  readonly layers: readonly TensorFlowLayer[];
  readonly configs: readonly LayerConfig[];
  /** What each layer put out in the last forward pass. */
  readonly outputs: readonly Tensor[];
  backward(visit: GradientVisitor): void;
}

/** What the last forward pass tells of each layer; runs the backward pass for the gradients' norms. */
export function probeLayers({ ops, layers, configs, outputs, backward }: ProbeContext): LayerProbe[] {
  const norms = new Map<LayerParameter, number>();
  backward((parameter, gradient) => norms.set(parameter, norm(ops.read(gradient))));
  return layers.map((layer, index) => {
    const kernel = layer.parameters.find(({ role }) => role === 'kernel');
    return {
      layer: index,
      kind: configs[index]!.kind,
      ...outputStatistics(ops.read(outputs[index]!), layer.units),
      ...(layer.derivative && { saturatedShare: share(ops.read(layer.derivative()), SATURATED) }),
      ...(kernel && norms.has(kernel) && { gradientNorm: norms.get(kernel)! }),
      ...(kernel && { sparsity: share(kernel.variable.values(), ZERO_WEIGHT) }),
    };
  });
}

/** @param values [rows, units] */
function outputStatistics(values: Float32Array, units: number) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  let dead = 0;
  for (let unit = 0; unit < units; unit++) {
    let constant = true;
    for (let at = unit; at < values.length; at += units) constant &&= values[at] === values[unit];
    if (constant) dead++;
  }
  return { mean, standardDeviation: Math.sqrt(squares / values.length), deadShare: dead / units };
}

function norm(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

/** The share of values below `limit` in magnitude. */
function share(values: Float32Array, limit: number): number {
  return values.reduce((count, value) => count + Number(Math.abs(value) < limit), 0) / values.length;
}
