import { largestLogit, logProbability, logSumExp } from './logits';
import { overRows } from './rows';

/** Softmax cross-entropy with t = (1 - s) one-hot + s / outputs; hyper-parameter: s. */
// @ts-ignore: decorator
@unmanaged
class LabelSmoothing {
  row(y: usize, outputs: i32, label: i32, gradient: usize, scale: f64, h: usize): f64 {
    const largest = largestLogit(y, outputs);
    const normalizer = logSumExp(y, outputs, largest);
    const smoothing = <f64>load<f32>(h);
    const off = smoothing / <f64>outputs;
    const taken = smoothing - off;
    let loss: f64 = 0;
    for (let j = 0; j < outputs; j++) {
      const logP = logProbability(y, j, largest, normalizer);
      loss -= (j == label ? 1 - taken : off) * logP;
      if (gradient != 0) {
        const error = j == label ? Math.expm1(logP) + taken : Math.exp(logP) - off;
        store<f32>(gradient + ((<usize>j) << 2), <f32>(scale * error));
      }
    }
    return loss;
  }
}

export function loss_label_smoothing(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  return overRows<LabelSmoothing>(y, labels, gradient, rows, outputs, stride, scale, h);
}
