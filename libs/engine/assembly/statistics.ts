/** Sum of squares of `count` (a multiple of 4) values, in f64. */
export function sum_of_squares(x: usize, count: i32): f64 {
  let sums = f64x2.splat(0);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    const value = v128.load(x + at);
    const low = f64x2.promote_low_f32x4(value);
    const high = f64x2.promote_low_f32x4(v128.shuffle<i64>(value, value, 1, 1));
    sums = f64x2.add(sums, f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high)));
  }
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}
