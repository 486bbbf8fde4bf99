import { penalty } from './l1-l2';

/** Hyper-parameter: the strength of R = strength w^2; see `regularizer_l1_l2`. */
export function regularizer_l2(w: usize, gradient: usize, count: i32, h: usize): f64 {
  return penalty(w, gradient, count, 0, load<f32>(h));
}
