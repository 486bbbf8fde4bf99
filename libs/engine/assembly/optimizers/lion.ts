/**
 * w <- w - eta sign(beta1 m + (1 - beta1) g); m <- beta2 m + (1 - beta2) g
 * Scalars: eta, beta1, take1 = 1 - beta1, beta2, take2 = 1 - beta2. Slots: m.
 */
export function optimizer_lion(
  w: usize,
  g: usize,
  slot0: usize,
  slot1: usize,
  count: i32,
  scalars: usize,
): void {
  const eta = v128.load_splat<f32>(scalars);
  const beta1 = v128.load_splat<f32>(scalars, 4);
  const take1 = v128.load_splat<f32>(scalars, 8);
  const beta2 = v128.load_splat<f32>(scalars, 12);
  const take2 = v128.load_splat<f32>(scalars, 16);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    const gradient = v128.load(g + at);
    const m = v128.load(slot0 + at);
    const direction = f32x4.add(f32x4.mul(beta1, m), f32x4.mul(take1, gradient));
    const up = v128.and(f32x4.gt(direction, f32x4.splat(0)), eta);
    const down = v128.and(f32x4.lt(direction, f32x4.splat(0)), eta);
    v128.store(w + at, f32x4.add(f32x4.sub(v128.load(w + at), up), down));
    v128.store(slot0 + at, f32x4.add(f32x4.mul(beta2, m), f32x4.mul(take2, gradient)));
  }
}
