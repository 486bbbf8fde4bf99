import { negativeLogLikelihood } from './probabilities';
import { overRows } from './rows';

/** On probabilities: L = sum t ln(t / p) with 0 ln 0 = 0, which is -ln p_label for a one-hot t. */
// @ts-ignore: decorator
@unmanaged
class KullbackLeibler {
  row(y: usize, outputs: i32, label: i32, gradient: usize, scale: f64, h: usize): f64 {
    return negativeLogLikelihood(y, outputs, label, gradient, scale);
  }
}

export function loss_kullback_leibler(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  return overRows<KullbackLeibler>(y, labels, gradient, rows, outputs, stride, scale, h);
}
