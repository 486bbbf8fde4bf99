import { logistic } from '../functions';
import { backwardElementwise, forwardElementwise } from './elementwise';

// @ts-ignore: decorator
@unmanaged
class Sigmoid {
  // @ts-ignore: decorator
  @inline
  value(z: f64, h: usize): f64 {
    return logistic(z);
  }
  // @ts-ignore: decorator
  @inline
  derivative(z: f64, a: f64, h: usize): f64 {
    // Near 1 the rounding of a would be most of 1 - a.
    return z > 1 ? a * logistic(-z) : a * (1 - a);
  }
}

export function activation_sigmoid_forward(
  z: usize,
  a: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  forwardElementwise<Sigmoid>(z, a, rows, stride, h);
}

export function activation_sigmoid_backward(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  backwardElementwise<Sigmoid>(z, a, upstream, gradient, rows, stride, h);
}
