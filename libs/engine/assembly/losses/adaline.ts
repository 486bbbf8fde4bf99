import { overOutputs } from './rows';

// @ts-ignore: decorator
@unmanaged
class Adaline {
  // @ts-ignore: decorator
  @inline
  target(on: bool): f64 {
    return on ? 1 : -1;
  }
  // @ts-ignore: decorator
  @inline
  share(outputs: i32): f64 {
    return 1;
  }
  // @ts-ignore: decorator
  @inline
  value(t: f64, y: f64, h: usize): f64 {
    return 0.5 * (y - t) * (y - t);
  }
  // @ts-ignore: decorator
  @inline
  derivative(t: f64, y: f64, h: usize): f64 {
    return y - t;
  }
}

export function loss_adaline(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  return overOutputs<Adaline>(y, labels, gradient, rows, outputs, stride, scale, h);
}
