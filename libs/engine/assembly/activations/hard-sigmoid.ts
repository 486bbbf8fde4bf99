import { backwardElementwise, forwardElementwise } from './elementwise';

// @ts-ignore: decorator
@unmanaged
class HardSigmoid {
  // @ts-ignore: decorator
  @inline
  value(z: f64, h: usize): f64 {
    return min(max(z + 3, 0.0), 6.0) / 6;
  }
  // @ts-ignore: decorator
  @inline
  derivative(z: f64, a: f64, h: usize): f64 {
    return z > -3 && z < 3 ? 1.0 / 6 : 0;
  }
}

export function activation_hard_sigmoid_forward(
  z: usize,
  a: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  forwardElementwise<HardSigmoid>(z, a, rows, stride, h);
}

export function activation_hard_sigmoid_backward(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  backwardElementwise<HardSigmoid>(z, a, upstream, gradient, rows, stride, h);
}
