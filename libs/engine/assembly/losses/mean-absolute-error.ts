import { overOutputs } from './rows';

// @ts-ignore: decorator
@unmanaged
class MeanAbsoluteError {
  // @ts-ignore: decorator
  @inline
  target(on: bool): f64 {
    return on ? 1 : 0;
  }
  // @ts-ignore: decorator
  @inline
  share(outputs: i32): f64 {
    return 1.0 / <f64>outputs;
  }
  // @ts-ignore: decorator
  @inline
  value(t: f64, y: f64, h: usize): f64 {
    return abs(y - t);
  }
  // @ts-ignore: decorator
  @inline
  derivative(t: f64, y: f64, h: usize): f64 {
    return y > t ? 1 : y < t ? -1 : 0;
  }
}

export function loss_mean_absolute_error(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  return overOutputs<MeanAbsoluteError>(y, labels, gradient, rows, outputs, stride, scale, h);
}
