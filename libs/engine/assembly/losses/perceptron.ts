import { logit } from './logits';
import { overRows } from './rows';

/** L = max_j y_j - y_label; a tie that the label loses, because another comes first, is a mistake too. */
// @ts-ignore: decorator
@unmanaged
class Perceptron {
  row(y: usize, outputs: i32, label: i32, gradient: usize, scale: f64, h: usize): f64 {
    let best = 0;
    for (let j = 1; j < outputs; j++) if (logit(y, j) > logit(y, best)) best = j;
    if (gradient != 0) {
      for (let j = 0; j < outputs; j++) store<f32>(gradient + ((<usize>j) << 2), 0);
      if (best != label) {
        store<f32>(gradient + ((<usize>best) << 2), <f32>scale);
        store<f32>(gradient + ((<usize>label) << 2), <f32>-scale);
      }
    }
    return logit(y, best) - logit(y, label);
  }
}

export function loss_perceptron(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  return overRows<Perceptron>(y, labels, gradient, rows, outputs, stride, scale, h);
}
