/** Four units at a time; max(z, 0) with NaN passed on, as the other activations do. */
export function activation_relu_forward(
  z: usize,
  a: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  const end = z + <usize>rows * stride;
  for (; z < end; z += 16, a += 16) v128.store(a, f32x4.max(v128.load(z), f32x4.splat(0)));
}

export function activation_relu_backward(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  const end = z + <usize>rows * stride;
  for (; z < end; z += 16, upstream += 16, gradient += 16) {
    const positive = f32x4.gt(v128.load(z), f32x4.splat(0));
    v128.store(gradient, v128.and(v128.load(upstream), positive));
  }
}
