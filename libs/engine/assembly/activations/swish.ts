import { logistic, vanishing } from '../functions';
import { backwardElementwise, forwardElementwise } from './elementwise';

// @ts-ignore: decorator
@unmanaged
class Swish {
  // @ts-ignore: decorator
  @inline
  value(z: f64, h: usize): f64 {
    return vanishing(z, logistic(z));
  }
  // @ts-ignore: decorator
  @inline
  derivative(z: f64, a: f64, h: usize): f64 {
    const s = logistic(z);
    return s + vanishing(z, s * (1 - s));
  }
}

export function activation_swish_forward(
  z: usize,
  a: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  forwardElementwise<Swish>(z, a, rows, stride, h);
}

export function activation_swish_backward(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  backwardElementwise<Swish>(z, a, upstream, gradient, rows, stride, h);
}
