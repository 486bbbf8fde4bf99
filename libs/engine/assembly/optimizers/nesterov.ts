/**
 * v <- mu v - eta g; w <- w + mu v - eta g
 * Scalars: eta, mu. Slots: v.
 */
export function optimizer_nesterov(
  w: usize,
  g: usize,
  slot0: usize,
  slot1: usize,
  count: i32,
  scalars: usize,
): void {
  const eta = v128.load_splat<f32>(scalars);
  const mu = v128.load_splat<f32>(scalars, 4);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    const step = f32x4.mul(eta, v128.load(g + at));
    const velocity = f32x4.sub(f32x4.mul(mu, v128.load(slot0 + at)), step);
    v128.store(slot0 + at, velocity);
    v128.store(w + at, f32x4.add(v128.load(w + at), f32x4.sub(f32x4.mul(mu, velocity), step)));
  }
}
