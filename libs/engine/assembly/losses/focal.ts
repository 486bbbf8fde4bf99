import { largestLogit, logProbability, logSumExp } from './logits';
import { overRows } from './rows';

/** On logits: L = -alpha (1 - p)^gamma ln p, p the probability of the label; hyper-parameters: gamma, alpha. */
// @ts-ignore: decorator
@unmanaged
class Focal {
  row(y: usize, outputs: i32, label: i32, gradient: usize, scale: f64, h: usize): f64 {
    const largest = largestLogit(y, outputs);
    const normalizer = logSumExp(y, outputs, largest);
    const gamma = <f64>load<f32>(h);
    const alpha = <f64>load<f32>(h, 4);
    const logP = logProbability(y, label, largest, normalizer);
    const q = -Math.expm1(logP);
    const power = Math.pow(q, gamma);
    if (gradient != 0) {
      // dL/dp p, which the softmax turns into dL/dy_j = (dL/dp) p (1[j = label] - p_j). For gamma < 1 the power is
      // infinite at q = 0, where its product with ln p tends to 0.
      const focusing = q == 0 ? 0.0 : gamma * Math.pow(q, gamma - 1) * Math.exp(logP) * logP;
      const slope = alpha * (focusing - power);
      for (let j = 0; j < outputs; j++) {
        const direction = j == label ? q : -Math.exp(logProbability(y, j, largest, normalizer));
        store<f32>(gradient + ((<usize>j) << 2), <f32>(scale * slope * direction));
      }
    }
    return -alpha * power * logP;
  }
}

export function loss_focal(
  y: usize,
  labels: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  stride: usize,
  scale: f64,
  h: usize,
): f64 {
  return overRows<Focal>(y, labels, gradient, rows, outputs, stride, scale, h);
}
