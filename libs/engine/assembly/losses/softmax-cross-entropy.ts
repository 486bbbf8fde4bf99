import { largestLogit, logProbability, logSumExp } from './logits';
import { overRows } from './rows';

/** On logits: L = -ln p_label, dL/dy = p - t; p - 1 by expm1, so that a small error of a sure answer is not rounded off. */
// @ts-ignore: decorator
@unmanaged
class SoftmaxCrossEntropy {
  row(y: usize, outputs: i32, label: i32, gradient: usize, scale: f64, h: usize): f64 {
    const largest = largestLogit(y, outputs);
    const normalizer = logSumExp(y, outputs, largest);
    if (gradient != 0) {
      for (let j = 0; j < outputs; j++) {
        const logP = logProbability(y, j, largest, normalizer);
        const error = j == label ? Math.expm1(logP) : Math.exp(logP);
        store<f32>(gradient + ((<usize>j) << 2), <f32>(scale * error));
      }
    }
    return -logProbability(y, label, largest, normalizer);
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
