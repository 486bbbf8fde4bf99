/**
 * s <- rho s + (1 - rho) g^2; w <- w - eta g / sqrt(s + epsilon)
 * Scalars: eta, rho, take = 1 - rho, epsilon. Slots: s.
 */
export function optimizer_rmsprop(
  w: usize,
  g: usize,
  slot0: usize,
  slot1: usize,
  count: i32,
  scalars: usize,
): void {
  const eta = v128.load_splat<f32>(scalars);
  const rho = v128.load_splat<f32>(scalars, 4);
  const take = v128.load_splat<f32>(scalars, 8);
  const epsilon = v128.load_splat<f32>(scalars, 12);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    const gradient = v128.load(g + at);
    const s = f32x4.add(
      f32x4.mul(rho, v128.load(slot0 + at)),
      f32x4.mul(take, f32x4.mul(gradient, gradient)),
    );
    v128.store(slot0 + at, s);
    const step = f32x4.div(f32x4.mul(eta, gradient), f32x4.sqrt(f32x4.add(s, epsilon)));
    v128.store(w + at, f32x4.sub(v128.load(w + at), step));
  }
}
