import { overOutputs } from './rows';

// @ts-ignore: decorator
@unmanaged
class Huber {
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
    const error = abs(y - t);
    const delta = <f64>load<f32>(h);
    return error <= delta ? 0.5 * error * error : delta * (error - 0.5 * delta);
  }
  // @ts-ignore: decorator
  @inline
  derivative(t: f64, y: f64, h: usize): f64 {
    const delta = <f64>load<f32>(h);
    return min(max(y - t, -delta), delta);
  }
}

export function loss_huber(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  return overOutputs<Huber>(y, labels, gradient, rows, outputs, stride, scale, h);
}
