import { logit, logSumExp } from './logits';
import { overRows } from './rows';

/** On logits: L = ln sum_j e^(y_j) - y_label, dL/dy = p - t. */
// @ts-ignore: decorator
@unmanaged
class SoftmaxCrossEntropy {
  row(y: usize, outputs: i32, label: i32, gradient: usize, scale: f64, h: usize): f64 {
    const normalizer = logSumExp(y, outputs);
    if (gradient != 0) {
      for (let j = 0; j < outputs; j++) {
        const p = Math.exp(logit(y, j) - normalizer);
        store<f32>(gradient + ((<usize>j) << 2), <f32>(scale * (p - (j == label ? 1.0 : 0.0))));
      }
    }
    return normalizer - logit(y, label);
  }
}

export function loss_softmax_cross_entropy(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  return overRows<SoftmaxCrossEntropy>(y, labels, gradient, rows, outputs, stride, scale, h);
}
