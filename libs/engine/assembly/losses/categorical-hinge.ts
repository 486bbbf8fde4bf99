import { logit } from './logits';
import { overRows } from './rows';

/** L = max(0, 1 + max(0, max of the others) - y_label): the 0 is Keras's, whose mask leaves the label a zero. */
// @ts-ignore: decorator
@unmanaged
class CategoricalHinge {
  row(y: usize, outputs: i32, label: i32, gradient: usize, scale: f64, h: usize): f64 {
    let other: f64 = 0;
    let at = -1;
    for (let j = 0; j < outputs; j++) {
      if (j != label && logit(y, j) > other) {
        other = logit(y, j);
        at = j;
      }
    }
    const loss = 1 + other - logit(y, label);
    if (gradient != 0) {
      for (let j = 0; j < outputs; j++) store<f32>(gradient + ((<usize>j) << 2), 0);
      if (loss > 0) {
        store<f32>(gradient + ((<usize>label) << 2), <f32>-scale);
        if (at >= 0) store<f32>(gradient + ((<usize>at) << 2), <f32>scale);
      }
    }
    return max(loss, 0.0);
  }
}

export function loss_categorical_hinge(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  return overRows<CategoricalHinge>(y, labels, gradient, rows, outputs, stride, scale, h);
}
