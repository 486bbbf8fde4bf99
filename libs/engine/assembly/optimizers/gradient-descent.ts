/**
 * w <- w - eta g
 * Scalars: eta.
 */
export function optimizer_gradient_descent(
  w: usize,
  g: usize,
  slot0: usize,
  slot1: usize,
  count: i32,
  scalars: usize,
): void {
  const eta = v128.load_splat<f32>(scalars);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    v128.store(w + at, f32x4.sub(v128.load(w + at), f32x4.mul(eta, v128.load(g + at))));
  }
}
