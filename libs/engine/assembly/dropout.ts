/**
 * Inverted dropout: each input is kept with probability 1 - rate and divided by it, else 0. `mask` receives the factor,
 * for the backward pass. `state` holds 16 words, four independent xoshiro128+ generators (Blackman and Vigna 2018), one
 * a lane, word after word. `threshold` is rate 2^32 rounded; `bytes` a multiple of 16.
 */
export function dropout_forward(
  x: usize,
  y: usize,
  mask: usize,
  bytes: usize,
  state: usize,
  threshold: u32,
  scale: f32,
): void {
  let s0 = v128.load(state, 0);
  let s1 = v128.load(state, 16);
  let s2 = v128.load(state, 32);
  let s3 = v128.load(state, 48);
  const limit = i32x4.splat(<i32>threshold);
  const factor = f32x4.splat(scale);
  for (let at: usize = 0; at < bytes; at += 16) {
    const random = i32x4.add(s0, s3);
    const t = i32x4.shl(s1, 9);
    s2 = v128.xor(s2, s0);
    s3 = v128.xor(s3, s1);
    s1 = v128.xor(s1, s2);
    s0 = v128.xor(s0, s3);
    s2 = v128.xor(s2, t);
    s3 = v128.or(i32x4.shl(s3, 11), i32x4.shr_u(s3, 21));
    const kept = v128.and(i32x4.ge_u(random, limit), factor);
    v128.store(mask + at, kept);
    v128.store(y + at, f32x4.mul(v128.load(x + at), kept));
  }
  v128.store(state, s0, 0);
  v128.store(state, s1, 16);
  v128.store(state, s2, 32);
  v128.store(state, s3, 48);
}

/** dL/dx = dL/dy times the factors of the forward pass. */
export function dropout_backward(upstream: usize, mask: usize, gradient: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(gradient + at, f32x4.mul(v128.load(upstream + at), v128.load(mask + at)));
  }
}
