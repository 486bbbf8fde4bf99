import { logistic, softplus, vanishing } from '../functions';
import { backwardElementwise, forwardElementwise } from './elementwise';

// @ts-ignore: decorator
@unmanaged
class Mish {
  // @ts-ignore: decorator
  @inline
  value(z: f64, h: usize): f64 {
    return vanishing(z, Math.tanh(softplus(z)));
  }
  // @ts-ignore: decorator
  @inline
  derivative(z: f64, a: f64, h: usize): f64 {
    const t = Math.tanh(softplus(z));
    return t + vanishing(z, (1 - t * t) * logistic(z));
  }
}

export function activation_mish_forward(
  z: usize,
  a: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  forwardElementwise<Mish>(z, a, rows, stride, h);
}

export function activation_mish_backward(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  backwardElementwise<Mish>(z, a, upstream, gradient, rows, stride, h);
}
