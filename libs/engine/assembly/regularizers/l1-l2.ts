/**
 * Adds dR/dw to the gradient of `count` (a multiple of 4) weights, where `gradient` is not 0, and returns R summed.
 * Hyper-parameters: the strengths l1, l2 of R = l1 |w| + l2 w^2.
 */
export function regularizer_l1_l2(w: usize, gradient: usize, count: i32, h: usize): f64 {
  return penalty(w, gradient, count, load<f32>(h), load<f32>(h, 4));
}

// @ts-ignore: decorator
@inline
export function penalty(w: usize, gradient: usize, count: i32, l1: f32, l2: f32): f64 {
  const zero = f32x4.splat(0);
  const strength1 = f32x4.splat(l1);
  const twice2 = f32x4.splat(2 * l2);
  let magnitudes = f64x2.splat(0);
  let squares = f64x2.splat(0);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    const value = v128.load(w + at);
    const low = f64x2.promote_low_f32x4(value);
    const high = f64x2.promote_low_f32x4(v128.shuffle<i64>(value, value, 1, 1));
    if (l1 != 0) magnitudes = f64x2.add(magnitudes, f64x2.add(f64x2.abs(low), f64x2.abs(high)));
    if (l2 != 0) squares = f64x2.add(squares, f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high)));
    if (gradient != 0) {
      let slope = f32x4.mul(twice2, value);
      if (l1 != 0) {
        const positive = v128.and(f32x4.gt(value, zero), strength1);
        const negative = v128.and(f32x4.lt(value, zero), strength1);
        slope = f32x4.add(slope, f32x4.sub(positive, negative));
      }
      v128.store(gradient + at, f32x4.add(v128.load(gradient + at), slope));
    }
  }
  return (
    <f64>l1 * (f64x2.extract_lane(magnitudes, 0) + f64x2.extract_lane(magnitudes, 1)) +
    <f64>l2 * (f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1))
  );
}
