// @ts-ignore: decorator
@inline
export function logit(y: usize, j: i32): f64 {
  return <f64>load<f32>(y + ((<usize>j) << 2));
}

/** The first of the largest logits. */
export function largestLogit(y: usize, outputs: i32): i32 {
  let largest = 0;
  for (let j = 1; j < outputs; j++) if (logit(y, j) > logit(y, largest)) largest = j;
  return largest;
}

/** ln sum_j e^(y_j - y_largest): no power overflows, and a sum that is barely above 1 keeps its digits. */
export function logSumExp(y: usize, outputs: i32, largest: i32): f64 {
  let others: f64 = 0;
  for (let j = 0; j < outputs; j++) if (j != largest) others += Math.exp(logit(y, j) - logit(y, largest));
  return Math.log1p(others);
}

/** ln p_j of the softmax, a sum of two terms that are not positive. `normalizer` is `logSumExp`. */
// @ts-ignore: decorator
@inline
export function logProbability(y: usize, j: i32, largest: i32, normalizer: f64): f64 {
  return logit(y, j) - logit(y, largest) - normalizer;
}
