// @ts-ignore: decorator
@inline
export function logit(y: usize, j: i32): f64 {
  return <f64>load<f32>(y + ((<usize>j) << 2));
}

/** ln sum_j e^(y_j), shifted by the largest so that no power overflows. */
export function logSumExp(y: usize, outputs: i32): f64 {
  let largest = logit(y, 0);
  for (let j = 1; j < outputs; j++) largest = max(largest, logit(y, j));
  let sum: f64 = 0;
  for (let j = 0; j < outputs; j++) sum += Math.exp(logit(y, j) - largest);
  return largest + Math.log(sum);
}
