import { normalCumulative, normalDensity, vanishing } from '../functions';
import { backwardElementwise, forwardElementwise } from './elementwise';

// @ts-ignore: decorator
@unmanaged
class Gelu {
  // @ts-ignore: decorator
  @inline
  value(z: f64, h: usize): f64 {
    return vanishing(z, normalCumulative(z));
  }
  // @ts-ignore: decorator
  @inline
  derivative(z: f64, a: f64, h: usize): f64 {
    return normalCumulative(z) + vanishing(z, normalDensity(z));
  }
}

export function activation_gelu_forward(
  z: usize,
  a: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  forwardElementwise<Gelu>(z, a, rows, stride, h);
}

export function activation_gelu_backward(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  backwardElementwise<Gelu>(z, a, upstream, gradient, rows, stride, h);
}
