/**
 * How many examples are classified correctly: by the largest output, the first where several are; with one output by
 * whether it is above `threshold`. NaN is never correct.
 */
export function count_correct(
  y: usize,
  labels: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  threshold: f32,
): i32 {
  let correct = 0;
  for (let row = 0; row < rows; row++, y += stride) {
    correct += i32(predicted(y, outputs, threshold) == <i32>load<u8>(labels + <usize>row));
  }
  return correct;
}

function predicted(y: usize, outputs: i32, threshold: f32): i32 {
  let largest = load<f32>(y);
  if (outputs == 1) return largest > threshold ? 1 : largest <= threshold ? 0 : -1;
  let best = largest == largest ? 0 : -1;
  for (let j = 1; j < outputs; j++) {
    const value = load<f32>(y + ((<usize>j) << 2));
    if (value != value) return -1;
    if (value > largest) {
      largest = value;
      best = j;
    }
  }
  return best;
}
