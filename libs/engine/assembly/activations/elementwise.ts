/**
 * The loops that all elementwise activations share. `F` is a class without fields whose methods
 *   value(z, h)          f(z)
 *   derivative(z, a, h)  f'(z), where a = f(z) as stored
 * are inlined; h is the address of the hyper-parameters, f32 each. Arithmetic is in f64 and rounded once to f32, so
 * that a value is within about half a unit in the last place of the exact one.
 *
 * Units beyond the last, which pad a row, are treated as any other: their upstream gradient is zero.
 */
export function forwardElementwise<F>(z: usize, a: usize, rows: i32, stride: usize, h: usize): void {
  const f = changetype<F>(0);
  const end = z + <usize>rows * stride;
  for (; z < end; z += 4, a += 4) store<f32>(a, <f32>f.value(<f64>load<f32>(z), h));
}

export function backwardElementwise<F>(
  z: usize,
  a: usize,
  upstream: usize,
  gradient: usize,
  rows: i32,
  stride: usize,
  h: usize,
): void {
  const f = changetype<F>(0);
  const end = z + <usize>rows * stride;
  for (; z < end; z += 4, a += 4, upstream += 4, gradient += 4) {
    const derivative = f.derivative(<f64>load<f32>(z), <f64>load<f32>(a), h);
    store<f32>(gradient, <f32>(<f64>load<f32>(upstream) * derivative));
  }
}
