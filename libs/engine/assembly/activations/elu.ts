import { backwardElementwise, forwardElementwise } from './elementwise';

// @ts-ignore: decorator
@unmanaged
class Elu {
  // @ts-ignore: decorator
  @inline
  value(z: f64, h: usize): f64 {
    return z > 0 ? z : <f64>load<f32>(h) * Math.expm1(z);
  }
  // @ts-ignore: decorator
  @inline
  derivative(z: f64, a: f64, h: usize): f64 {
    if (z > 0) return 1;
    const alpha = <f64>load<f32>(h);
    // Near -alpha the rounding of a would be most of a + alpha.
    return a > -0.5 * alpha ? a + alpha : alpha * Math.exp(z);
  }
}

export function activation_elu_forward(
  z: usize,
  a: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  forwardElementwise<Elu>(z, a, rows, stride, h);
}

export function activation_elu_backward(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  backwardElementwise<Elu>(z, a, upstream, gradient, rows, stride, h);
}
