import { logistic } from '../functions';
import { overOutputs } from './rows';

/** On the logit y: -t ln s - (1 - t) ln(1 - s) with s = 1 / (1 + e^-y), in the form that cannot overflow. */
// @ts-ignore: decorator
@unmanaged
class BinaryCrossEntropy {
  // @ts-ignore: decorator
  @inline
  target(on: bool): f64 {
    return on ? 1 : 0;
  }
  // @ts-ignore: decorator
  @inline
  share(outputs: i32): f64 {
    return 1.0 / <f64>outputs;
  }
  // @ts-ignore: decorator
  @inline
  value(t: f64, y: f64, h: usize): f64 {
    return max(y, 0.0) - y * t + Math.log1p(Math.exp(-abs(y)));
  }
  // @ts-ignore: decorator
  @inline
  derivative(t: f64, y: f64, h: usize): f64 {
    return t == 0 ? logistic(y) : -logistic(-y);
  }
}

export function loss_binary_cross_entropy(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  return overOutputs<BinaryCrossEntropy>(y, labels, gradient, rows, outputs, stride, scale, h);
}
