import { negativeLogLikelihood } from './probabilities';
import { overRows } from './rows';

/** On probabilities: L = -ln p_label with p clipped; outside the clip the gradient is 0. */
// @ts-ignore: decorator
@unmanaged
class CrossEntropy {
  row(y: usize, outputs: i32, label: i32, gradient: usize, scale: f64, h: usize): f64 {
    return negativeLogLikelihood(y, outputs, label, gradient, scale);
  }
}

export function loss_cross_entropy(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  return overRows<CrossEntropy>(y, labels, gradient, rows, outputs, stride, scale, h);
}
