import type { ParameterDescription } from '@experiments/contracts';
import type { Operations } from '../operations/operations.ts';
import type { LayerParameter } from './tensorflow-layer.ts';

/** A parameter of zeros, to be written. */
export function zeroParameter(
  ops: Operations,
  role: ParameterDescription['role'],
  shape: readonly number[],
  optimized = true,
): LayerParameter {
  const size = shape.reduce((product, length) => product * length, 1);
  return { role, shape, optimized, variable: ops.variable(new Float32Array(size), shape) };
}
