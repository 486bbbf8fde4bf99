import type { CalibrationBin, DataSplit, Examples, Network, RunConfig } from '@experiments/contracts';
import { losses, resolveMethod } from '@experiments/methods';
import { averagePrecision } from './metrics/average-precision.ts';
import { balancedAccuracy } from './metrics/balanced-accuracy.ts';
import { calibrationBins, calibrationError } from './metrics/calibration.ts';
import { exponential } from './metrics/exponential.ts';

/**
 * Metrics of the trained network: over all training examples, and over the test set, which is read here and nowhere
 * else. `test_loss` is the data loss; `test_objective` adds the weight penalties, as Keras's `evaluate` prints it. The
 * gaps say how much better the network does on its training examples, as they were labelled.
 */
export function finalMetrics(
  network: Network,
  config: RunConfig,
  data: DataSplit,
): {
  metrics: Record<string, number>;
  testPredictions: Uint8Array;
  calibration?: CalibrationBin[] | undefined;
} {
  const train = network.evaluate(data.train);
  const metrics: Record<string, number> = { train_loss: train.loss, train_accuracy: train.accuracy };
  if (data.validation.rows.length > 0) {
    const { loss, accuracy } = network.evaluate(data.validation);
    Object.assign(metrics, { final_val_loss: loss, final_val_accuracy: accuracy });
  }
  if (data.test.rows.length === 0) return { metrics, testPredictions: new Uint8Array(0) };

  const outputs = new Float32Array(data.test.rows.length * network.outputs);
  const test = network.evaluate(data.test, outputs);
  Object.assign(metrics, {
    test_loss: test.loss,
    test_penalty: test.penalty,
    test_objective: test.loss + test.penalty,
    test_accuracy: test.accuracy,
    accuracy_gap: train.accuracy - test.accuracy,
    loss_gap: test.loss - train.loss,
  });
  const { definition } = resolveMethod(losses, 'loss', config.loss, 'loss');
  const logits = definition.outputs === 'logits';
  const testPredictions = predictedClasses(outputs, network.outputs, logits ? 0 : 0.5);
  if (data.test.classes === 2) {
    metrics.test_balanced_accuracy = balancedAccuracy(data.test.labels, testPredictions);
    metrics.test_average_precision = averagePrecision(data.test.labels, positiveScores(outputs, data.test));
  }
  if (network.outputs === 1) return { metrics, testPredictions };
  const probabilities = logits ? softmaxRows(outputs, network.outputs) : outputs;
  const calibration = calibrationBins(data.test.labels, probabilities, network.outputs);
  metrics.test_calibration_error = calibration ? calibrationError(calibration) : NaN;
  return { metrics, testPredictions, calibration };
}

/** The class of each row: the largest output, the first where several are; with one output, whether it is above the cut. */
function predictedClasses(outputs: Float32Array, width: number, cut: number): Uint8Array {
  return Uint8Array.from({ length: outputs.length / width }, (_, row) => {
    if (width === 1) return outputs[row]! > cut ? 1 : 0;
    let best = 0;
    for (let j = 1; j < width; j++) if (outputs[row * width + j]! > outputs[row * width + best]!) best = j;
    return best;
  });
}

/** How strongly each example is called positive: the one output, or the second of two less the first. */
function positiveScores(outputs: Float32Array, { rows }: Examples): Float32Array {
  if (outputs.length === rows.length) return outputs;
  return Float32Array.from(rows, (_, row) => outputs[2 * row + 1]! - outputs[2 * row]!);
}

function softmaxRows(logits: Float32Array, width: number): Float32Array {
  const probabilities = new Float32Array(logits.length);
  for (let begin = 0; begin < logits.length; begin += width) {
    const row = logits.subarray(begin, begin + width);
    const largest = row.reduce((a, b) => Math.max(a, b));
    const powers = Array.from(row, (value) => exponential(value - largest));
    const sum = powers.reduce((a, b) => a + b);
    powers.forEach((power, j) => (probabilities[begin + j] = power / sum));
  }
  return probabilities;
}
