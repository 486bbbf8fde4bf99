const EPSILON: f64 = 1e-7;

/** A probability kept away from 0 and 1, so that its logarithm is finite; as Keras does. */
// @ts-ignore: decorator
@inline
export function clip(p: f64): f64 {
  return min(max(p, EPSILON), 1 - EPSILON);
}

/** Whether the clip leaves p alone, and with it the gradient. */
// @ts-ignore: decorator
@inline
export function inside(p: f64): bool {
  return p >= EPSILON && p <= 1 - EPSILON;
}
