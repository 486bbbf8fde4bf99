/** a_j = e^(z_j - max z) / sum: the shift leaves the quotient alone and keeps the powers from overflowing. */
export function activation_softmax_forward(
  z: usize,
  a: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  const width = (<usize>units) << 2;
  for (let row = 0; row < rows; row++, z += stride, a += stride) {
    let largest = -Infinity;
    for (let j: usize = 0; j < width; j += 4) largest = max(largest, <f64>load<f32>(z + j));
    let sum: f64 = 0;
    for (let j: usize = 0; j < width; j += 4) {
      const power = Math.exp(<f64>load<f32>(z + j) - largest);
      sum += power;
      store<f32>(a + j, <f32>power);
    }
    for (let j: usize = 0; j < width; j += 4) store<f32>(a + j, <f32>(<f64>load<f32>(a + j) / sum));
  }
}

/** dL/dz_j = a_j (u_j - sum_i u_i a_i), u = dL/da: the Jacobian is diag(a) - a a^T. */
export function activation_softmax_backward(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
  h: usize,
): void {
  const width = (<usize>units) << 2;
  for (let row = 0; row < rows; row++, a += stride, upstream += stride, gradient += stride) {
    let inner: f64 = 0;
    for (let j: usize = 0; j < width; j += 4) inner += <f64>load<f32>(upstream + j) * <f64>load<f32>(a + j);
    for (let j: usize = 0; j < width; j += 4) {
      store<f32>(gradient + j, <f32>(<f64>load<f32>(a + j) * (<f64>load<f32>(upstream + j) - inner)));
    }
  }
}
