/**
 * m, v as Adam; w <- w - (a m + b g) / (sqrt(c v) + epsilon)
 * Scalars: a, b, c = 1 / (1 - beta2^t), take1 = 1 - beta1, take2 = 1 - beta2, epsilon. Slots: m, v.
 */
export function optimizer_nadam(
  w: usize,
  g: usize,
  slot0: usize,
  slot1: usize,
  count: i32,
  scalars: usize,
): void {
  const a = v128.load_splat<f32>(scalars);
  const b = v128.load_splat<f32>(scalars, 4);
  const c = v128.load_splat<f32>(scalars, 8);
  const take1 = v128.load_splat<f32>(scalars, 12);
  const take2 = v128.load_splat<f32>(scalars, 16);
  const epsilon = v128.load_splat<f32>(scalars, 20);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    const gradient = v128.load(g + at);
    const m0 = v128.load(slot0 + at);
    const m = f32x4.add(m0, f32x4.mul(f32x4.sub(gradient, m0), take1));
    v128.store(slot0 + at, m);
    const v0 = v128.load(slot1 + at);
    const v = f32x4.add(v0, f32x4.mul(f32x4.sub(f32x4.mul(gradient, gradient), v0), take2));
    v128.store(slot1 + at, v);
    const direction = f32x4.add(f32x4.mul(a, m), f32x4.mul(b, gradient));
    const step = f32x4.div(direction, f32x4.add(f32x4.sqrt(f32x4.mul(c, v)), epsilon));
    v128.store(w + at, f32x4.sub(v128.load(w + at), step));
  }
}
