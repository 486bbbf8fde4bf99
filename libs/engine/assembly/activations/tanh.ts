import { backwardElementwise, forwardElementwise } from './elementwise';

// @ts-ignore: decorator
@unmanaged
class HyperbolicTangent {
  // @ts-ignore: decorator
  @inline
  value(z: f64, h: usize): f64 {
    return Math.tanh(z);
  }
  // @ts-ignore: decorator
  @inline
  derivative(z: f64, a: f64, h: usize): f64 {
    if (abs(a) < 0.5) return 1 - a * a;
    // Near +-1 the rounding of a would be most of 1 - a^2 = 4 e / (1 + e)^2.
    const e = Math.exp(-2 * abs(z));
    return (4 * e) / ((1 + e) * (1 + e));
  }
}

export function activation_tanh_forward(
  z: usize,
  a: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  forwardElementwise<HyperbolicTangent>(z, a, rows, stride, h);
}

export function activation_tanh_backward(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  backwardElementwise<HyperbolicTangent>(z, a, upstream, gradient, rows, stride, h);
}
