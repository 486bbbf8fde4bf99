/**
 * w <- w - decay w, then as Adam
 * Scalars: alpha = eta sqrt(1 - beta2^t) / (1 - beta1^t), take1 = 1 - beta1, take2 = 1 - beta2, epsilon, decay = eta lambda. Slots: m, v.
 */
export function optimizer_adamw(
  w: usize,
  g: usize,
  slot0: usize,
  slot1: usize,
  count: i32,
  scalars: usize,
): void {
  const alpha = v128.load_splat<f32>(scalars);
  const take1 = v128.load_splat<f32>(scalars, 4);
  const take2 = v128.load_splat<f32>(scalars, 8);
  const epsilon = v128.load_splat<f32>(scalars, 12);
  const decay = v128.load_splat<f32>(scalars, 16);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    const gradient = v128.load(g + at);
    const m0 = v128.load(slot0 + at);
    const m = f32x4.add(m0, f32x4.mul(f32x4.sub(gradient, m0), take1));
    v128.store(slot0 + at, m);
    const v0 = v128.load(slot1 + at);
    const v = f32x4.add(v0, f32x4.mul(f32x4.sub(f32x4.mul(gradient, gradient), v0), take2));
    v128.store(slot1 + at, v);
    const step = f32x4.div(f32x4.mul(m, alpha), f32x4.add(f32x4.sqrt(v), epsilon));
    const weight = v128.load(w + at);
    v128.store(w + at, f32x4.sub(f32x4.sub(weight, f32x4.mul(weight, decay)), step));
  }
}
