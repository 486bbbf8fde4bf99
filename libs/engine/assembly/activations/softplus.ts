import { logistic, softplus } from '../functions';
import { backwardElementwise, forwardElementwise } from './elementwise';

// @ts-ignore: decorator
@unmanaged
class Softplus {
  // @ts-ignore: decorator
  @inline
  value(z: f64, h: usize): f64 {
    return softplus(z);
  }
  // @ts-ignore: decorator
  @inline
  derivative(z: f64, a: f64, h: usize): f64 {
    return logistic(z);
  }
}

export function activation_softplus_forward(
  z: usize,
  a: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  forwardElementwise<Softplus>(z, a, rows, stride, h);
}

export function activation_softplus_backward(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  backwardElementwise<Softplus>(z, a, upstream, gradient, rows, stride, h);
}
