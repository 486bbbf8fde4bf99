/**
 * s <- s + g^2; w <- w - eta g / sqrt(s + epsilon)
 * Scalars: eta, epsilon. Slots: s.
 */
export function optimizer_adagrad(
  w: usize,
  g: usize,
  slot0: usize,
  slot1: usize,
  count: i32,
  scalars: usize,
): void {
  const eta = v128.load_splat<f32>(scalars);
  const epsilon = v128.load_splat<f32>(scalars, 4);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    const gradient = v128.load(g + at);
    const s = f32x4.add(v128.load(slot0 + at), f32x4.mul(gradient, gradient));
    v128.store(slot0 + at, s);
    const step = f32x4.div(f32x4.mul(eta, gradient), f32x4.sqrt(f32x4.add(s, epsilon)));
    v128.store(w + at, f32x4.sub(v128.load(w + at), step));
  }
}
