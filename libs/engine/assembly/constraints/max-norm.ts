const EPSILON: f32 = 1e-7;

/**
 * Scales the incoming weights of each unit of a panel of `width` (a multiple of 4) units to a norm of at most the
 * limit (the hyper-parameter): w min(norm, limit) / (epsilon + norm), as Keras does.
 */
export function constraint_max_norm(kernel: usize, width: i32, inputs: i32, h: usize): void {
  const limit = v128.load_splat<f32>(h);
  const rowBytes = (<usize>width) << 2;
  for (let unit: usize = 0; unit < rowBytes; unit += 16) {
    let squares = f32x4.splat(0);
    let at = kernel + unit;
    for (let k = 0; k < inputs; k++, at += rowBytes) {
      const w = v128.load(at);
      squares = f32x4.add(squares, f32x4.mul(w, w));
    }
    const norm = f32x4.sqrt(squares);
    const factor = f32x4.div(f32x4.min(norm, limit), f32x4.add(f32x4.splat(EPSILON), norm));
    at = kernel + unit;
    for (let k = 0; k < inputs; k++, at += rowBytes) v128.store(at, f32x4.mul(v128.load(at), factor));
  }
}
