import { losses, referenceNetwork } from '@experiments/methods';
import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { averagePrecision } from '../../../training/src/metrics/average-precision.ts';
import { balancedAccuracy } from '../../../training/src/metrics/balanced-accuracy.ts';
import { dense } from '../testing/dense.ts';
import { expectNumbers, readDerivation } from '../testing/derivation.ts';

const { examples } = readDerivation('06-transfer-learning');
const stream = randomStream(9, 'transfer');
const normals = (count: number) => Array.from({ length: count }, () => stream.normal());

/** 3 inputs, 4 features, one output. */
const parameters = [normals(12), normals(4), normals(4), normals(1)];
const x = [normals(3), normals(3), normals(3)];
const labels = [1, 0, 1];

function network({
  frozen = false,
  weights = parameters,
  optimizer = { id: 'gradient-descent', learningRate: 0.5 } as {
    id: string;
    [name: string]: string | number;
  },
} = {}) {
  return referenceNetwork({
    inputs: 3,
    layers: [dense(4, 'tanh', { trainable: !frozen }), dense(1)],
    loss: { id: 'binary-cross-entropy' },
    optimizer,
    parameters: weights,
  });
}

const features = x.map((row) =>
  Array.from({ length: 4 }, (_, j) =>
    Math.tanh(row.reduce((sum, xi, i) => sum + xi * parameters[0]![i * 4 + j]!, parameters[1]![j]!)),
  ),
);
const errors = network()
  .predict(x)
  .map(([y], row) => 1 / (1 + Math.exp(-y!)) - labels[row]!);

describe('a frozen network', () => {
  it('has the gradient h^T (p - t) for its head, the mean over the batch', () => {
    const [, , w, b] = network({ frozen: true }).gradients(x, labels) as number[][];
    w!.forEach((g, j) =>
      expect(g).toBeCloseTo(errors.reduce((sum, e, row) => sum + e * features[row]![j]!, 0) / 3, 12),
    );
    expect(b![0]).toBeCloseTo(errors.reduce((sum, e) => sum + e, 0) / 3, 12);
  });

  it('moves its head alone, and open the lower half too', () => {
    const frozen = network({ frozen: true });
    frozen.step(x, labels);
    expect(frozen.readParameters().slice(0, 2)).toEqual(parameters.slice(0, 2));
    expect(frozen.readParameters()[2]).not.toEqual(parameters[2]);
    const open = network();
    open.step(x, labels);
    expect(open.readParameters()[0]).not.toEqual(parameters[0]);
  });

  it('has one valley: every start of the head leads to one place', () => {
    const ends = [normals(4), normals(4)].map((start) => {
      const probe = network({
        frozen: true,
        weights: parameters.with(2, start),
        optimizer: { id: 'nesterov', learningRate: 0.5, momentum: 0.95 },
      });
      // Wrong labels on a copy of each image keep the optimum finite.
      const rows = [...x, ...x, ...x];
      const answers = [...labels, ...labels, ...labels.map((label) => 1 - label)];
      for (let step = 0; step < 1500; step++) probe.step(rows, answers);
      return probe.predict(x).flat();
    });
    ends[0]!.forEach((y, row) => expect(y).toBeCloseTo(ends[1]![row]!, 6));
  });

  it('has a head whose loss is curved upward in every direction, by p (1 - p) (h d)^2', () => {
    const { value } = losses['binary-cross-entropy'];
    const [h, w, d] = [normals(4), normals(4), normals(4)] as [number[], number[], number[]];
    const lossAt = (s: number) =>
      value([1], [h.reduce((sum, hj, j) => sum + hj * (w[j]! + s * d[j]!), 0)], {});
    const curvature = (lossAt(1e-3) - 2 * lossAt(0) + lossAt(-1e-3)) / 1e-6;
    const p = 1 / (1 + Math.exp(-h.reduce((sum, hj, j) => sum + hj * w[j]!, 0)));
    const along = h.reduce((sum, hj, j) => sum + hj * d[j]!, 0);
    expect(curvature).toBeCloseTo(p * (1 - p) * along ** 2, 4);
  });
});

it('opens the lower half with the gradient of the text', () => {
  const [W1] = network().gradients(x, labels) as number[][];
  W1!.forEach((g, at) => {
    const [i, j] = [Math.floor(at / 4), at % 4];
    const mean =
      x.reduce(
        (sum, row, r) => sum + row[i]! * errors[r]! * parameters[2]![j]! * (1 - features[r]![j]! ** 2),
        0,
      ) / 3;
    expect(g).toBeCloseTo(mean, 12);
  });
});

describe('the examples', () => {
  it('counts what has to be learned', () => {
    const scratch = 784 * 128 + 128 + 128 + 1;
    expectNumbers(examples.get('What has to be learned'), [
      ...[784, 128, 128, 128, 1, scratch, 129],
      ...[100, scratch / 100, 129 / 100],
    ]);
  });

  it('scores an answer that is always no', () => {
    const coats = Uint8Array.from({ length: 1000 }, (_, i) => Number(i % 10 === 0));
    const no = new Uint8Array(1000);
    expectNumbers(examples.get('Always no, on 1,000 images with 100 coats'), [
      no.reduce((sum, answer, i) => sum + Number(answer === coats[i]), 0) / 1000,
      balancedAccuracy(coats, no),
      averagePrecision(coats, new Float32Array(1000)),
    ]);
  });

  it('follows the bias through its first step', () => {
    const [error] = losses['binary-cross-entropy'].gradient([0], [0], {}) as [number];
    const mean = 0.9 * error + 0.1 * losses['binary-cross-entropy'].gradient([1], [0], {})[0]!;
    expect(losses['binary-cross-entropy'].value([1], [0], {})).toBeCloseTo(Math.log(2), 12);
    const example = examples.get('The bias in its first steps')!;
    expectNumbers(example.replace(String.raw`\ln(0.1 / 0.9)`, ''), [
      ...[0.5, 0.1, mean],
      -0.001 * mean,
      60000 / 32,
      (-0.001 * mean * 60000) / 32,
      Math.log(0.1 / 0.9),
    ]);
  });
});
