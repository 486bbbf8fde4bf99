import { logit, logSumExp } from './logits';
import { overRows } from './rows';

/** Softmax cross-entropy with t = (1 - s) one-hot + s / outputs; hyper-parameter: s. */
// @ts-ignore: decorator
@unmanaged
class LabelSmoothing {
  row(y: usize, outputs: i32, label: i32, gradient: usize, scale: f64, h: usize): f64 {
    const normalizer = logSumExp(y, outputs);
    const smoothing = <f64>load<f32>(h);
    const off = smoothing / <f64>outputs;
    const on = 1 - smoothing + off;
    let loss: f64 = 0;
    for (let j = 0; j < outputs; j++) {
      const t = j == label ? on : off;
      const logProbability = logit(y, j) - normalizer;
      loss -= t * logProbability;
      if (gradient != 0)
        store<f32>(gradient + ((<usize>j) << 2), <f32>(scale * (Math.exp(logProbability) - t)));
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
