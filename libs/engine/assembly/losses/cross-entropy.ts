import { clip, inside } from './probabilities';
import { overRows } from './rows';

/** On probabilities: L = -ln p_label with p clipped; outside the clip the gradient is 0. */
// @ts-ignore: decorator
@unmanaged
class CrossEntropy {
  row(y: usize, outputs: i32, label: i32, gradient: usize, scale: f64, h: usize): f64 {
    const p = <f64>load<f32>(y + ((<usize>label) << 2));
    if (gradient != 0) {
      for (let j = 0; j < outputs; j++) store<f32>(gradient + ((<usize>j) << 2), 0);
      if (inside(p)) store<f32>(gradient + ((<usize>label) << 2), <f32>(-scale / p));
    }
    return -Math.log(clip(p));
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
