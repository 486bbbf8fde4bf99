import { backwardElementwise, forwardElementwise } from './elementwise';

// @ts-ignore: decorator
@unmanaged
class Linear {
  // @ts-ignore: decorator
  @inline
  value(z: f64, h: usize): f64 {
    return z;
  }
  // @ts-ignore: decorator
  @inline
  derivative(z: f64, a: f64, h: usize): f64 {
    return 1;
  }
}

export function activation_linear_forward(
  z: usize,
  a: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  forwardElementwise<Linear>(z, a, rows, stride, h);
}

export function activation_linear_backward(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  backwardElementwise<Linear>(z, a, upstream, gradient, rows, stride, h);
}
