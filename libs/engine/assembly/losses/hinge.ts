import { overOutputs } from './rows';

// @ts-ignore: decorator
@unmanaged
class Hinge {
  // @ts-ignore: decorator
  @inline
  target(on: bool): f64 {
    return on ? 1 : -1;
  }
  // @ts-ignore: decorator
  @inline
  share(outputs: i32): f64 {
    return 1.0 / <f64>outputs;
  }
  // @ts-ignore: decorator
  @inline
  value(t: f64, y: f64, h: usize): f64 {
    return max(1 - t * y, 0.0);
  }
  // @ts-ignore: decorator
  @inline
  derivative(t: f64, y: f64, h: usize): f64 {
    return t * y < 1 ? -t : 0;
  }
}

export function loss_hinge(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  return overOutputs<Hinge>(y, labels, gradient, rows, outputs, stride, scale, h);
}
