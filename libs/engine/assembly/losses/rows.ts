/**
 * The loops that losses share. `y` is the network's output [rows x outputs] with rows `stride` bytes apart; a label is
 * one byte. Each loss returns the sum over examples and, where `gradient` is not 0, stores there `scale` times dL/dy.
 * `L` is a class without fields whose methods are inlined; h is the address of the hyper-parameters, f32 each.
 */

/** For losses of the whole output vector: `row(y, outputs, label, gradient, scale, h)` does one example. */
export function overRows<L>(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  const loss = changetype<L>(0);
  let sum: f64 = 0;
  for (let row = 0; row < rows; row++, y += stride) {
    sum += loss.row(y, outputs, <i32>load<u8>(labels + <usize>row), gradient, scale, h);
    if (gradient != 0) gradient += stride;
  }
  return sum;
}

/**
 * For losses that are a sum over outputs of `value(t, y, h)`, with the derivative `derivative(t, y, h)` by y, times
 * `share(outputs)` (1 / outputs for a mean). The target t of output j is `target(on)`, on telling whether j is the
 * label's: for a single output, whether the label is 1.
 */
export function overOutputs<L>(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  const loss = changetype<L>(0);
  const share = loss.share(outputs);
  let sum: f64 = 0;
  for (let row = 0; row < rows; row++, y += stride) {
    const label = <i32>load<u8>(labels + <usize>row);
    const on = outputs == 1 ? label - 1 : label;
    for (let j = 0; j < outputs; j++) {
      const t = loss.target(j == on);
      const output = <f64>load<f32>(y + ((<usize>j) << 2));
      sum += share * loss.value(t, output, h);
      if (gradient != 0) {
        store<f32>(gradient + ((<usize>j) << 2), <f32>(scale * share * loss.derivative(t, output, h)));
      }
    }
    if (gradient != 0) gradient += stride;
  }
  return sum;
}
