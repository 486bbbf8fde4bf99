const EPSILON: f64 = 1e-7;

/** A probability kept away from 0 and 1, so that its logarithm is finite; as Keras does. */
// @ts-ignore: decorator
@inline
function clip(p: f64): f64 {
  return min(max(p, EPSILON), 1 - EPSILON);
}

/** Whether the clip leaves p alone, and with it the gradient. */
// @ts-ignore: decorator
@inline
function inside(p: f64): bool {
  return p >= EPSILON && p <= 1 - EPSILON;
}

/**
 * -ln p_label with p clipped, and its gradient, which is 0 outside the clip: what cross-entropy and the
 * Kullback-Leibler divergence both are for a one-hot target.
 */
export function negativeLogLikelihood(y: usize, outputs: i32, label: i32, gradient: usize, scale: f64): f64 {
  const p = <f64>load<f32>(y + ((<usize>label) << 2));
  if (gradient != 0) {
    for (let j = 0; j < outputs; j++) store<f32>(gradient + ((<usize>j) << 2), 0);
    if (inside(p)) store<f32>(gradient + ((<usize>label) << 2), <f32>(-scale / p));
  }
  return -Math.log(clip(p));
}
