/**
 * m <- m + (1 - beta1)(g - m); u <- max(beta2 u, |g|); w <- w - alpha m / (u + epsilon)
 * Scalars: alpha = eta / (1 - beta1^t), take1 = 1 - beta1, beta2, epsilon. Slots: m, u.
 */
export function optimizer_adamax(
  w: usize,
  g: usize,
  slot0: usize,
  slot1: usize,
  count: i32,
  scalars: usize,
): void {
  const alpha = v128.load_splat<f32>(scalars);
  const take1 = v128.load_splat<f32>(scalars, 4);
  const beta2 = v128.load_splat<f32>(scalars, 8);
  const epsilon = v128.load_splat<f32>(scalars, 12);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    const gradient = v128.load(g + at);
    const m0 = v128.load(slot0 + at);
    const m = f32x4.add(m0, f32x4.mul(f32x4.sub(gradient, m0), take1));
    v128.store(slot0 + at, m);
    const u = f32x4.max(f32x4.mul(beta2, v128.load(slot1 + at)), f32x4.abs(gradient));
    v128.store(slot1 + at, u);
    v128.store(w + at, f32x4.sub(v128.load(w + at), f32x4.div(f32x4.mul(m, alpha), f32x4.add(u, epsilon))));
  }
}
