const ALPHA: f64 = 1.6732632423543772848170429916717;
const SCALE: f64 = 1.0507009873554804934193349852946;

import { backwardElementwise, forwardElementwise } from './elementwise';

// @ts-ignore: decorator
@unmanaged
class Selu {
  // @ts-ignore: decorator
  @inline
  value(z: f64, h: usize): f64 {
    return z > 0 ? SCALE * z : SCALE * ALPHA * Math.expm1(z);
  }
  // @ts-ignore: decorator
  @inline
  derivative(z: f64, a: f64, h: usize): f64 {
    if (z > 0) return SCALE;
    // Near -SCALE ALPHA the rounding of a would be most of a + SCALE ALPHA.
    return a > -0.5 * SCALE * ALPHA ? a + SCALE * ALPHA : SCALE * ALPHA * Math.exp(z);
  }
}

export function activation_selu_forward(
  z: usize,
  a: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  forwardElementwise<Selu>(z, a, rows, stride, h);
}

export function activation_selu_backward(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  backwardElementwise<Selu>(z, a, upstream, gradient, rows, stride, h);
}
