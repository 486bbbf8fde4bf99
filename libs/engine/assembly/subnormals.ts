/** Sets values smaller than the smallest normal number, 2^-126, to zero; NaN stays. `count` is a multiple of 4. */
export function flush_subnormals(x: usize, count: i32): void {
  const smallest = f32x4.splat(f32.MIN_NORMAL_VALUE);
  for (const end = x + ((<usize>count) << 2); x < end; x += 16) {
    const values = v128.load(x);
    v128.store(x, v128.andnot(values, f32x4.lt(f32x4.abs(values), smallest)));
  }
}
