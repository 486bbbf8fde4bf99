/** Hyper-parameters: the slope for z <= 0. */
export function activation_leaky_relu_forward(
  z: usize,
  a: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  const slope = v128.load_splat<f32>(h);
  const end = z + <usize>rows * stride;
  for (; z < end; z += 16, a += 16) {
    const value = v128.load(z);
    v128.store(a, v128.bitselect(value, f32x4.mul(value, slope), f32x4.gt(value, f32x4.splat(0))));
  }
}

export function activation_leaky_relu_backward(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  const slope = v128.load_splat<f32>(h);
  const end = z + <usize>rows * stride;
  for (; z < end; z += 16, upstream += 16, gradient += 16) {
    const value = v128.load(upstream);
    const positive = f32x4.gt(v128.load(z), f32x4.splat(0));
    v128.store(gradient, v128.bitselect(value, f32x4.mul(value, slope), positive));
  }
}
