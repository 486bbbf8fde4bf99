import { layers } from '@experiments/methods';
import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { expectNumbers, readDerivation } from '../testing/derivation.ts';

const { examples } = readDerivation('05-batch-normalization');
const layer = layers['batch-normalization'];
const config = { kind: 'batch-normalization', momentum: 0.99, epsilon: 0.001, trainable: true } as const;

/** One unit: its values over a batch, as the layer takes and gives them. */
function unit(x: readonly number[], { gamma = 1, beta = 0, mean = 0, variance = 1, training = true } = {}) {
  const pass = layer.forward(
    config,
    x.map((value) => [value]),
    [[gamma], [beta], [mean], [variance]],
    { training },
  );
  return {
    y: pass.y.map(([value]) => value!),
    moved: pass.moved,
    backward(u: readonly number[]) {
      const { input, gradients } = layer.backward(
        config,
        pass,
        u.map((value) => [value]),
      );
      return { x: input.map(([value]) => value!), gamma: gradients[0]![0]!, beta: gradients[1]![0]! };
    },
  };
}

const stream = randomStream(8, 'batch');
const x = Array.from({ length: 7 }, () => 2 + 3 * stream.normal());
const u = x.map(() => stream.normal());

describe('forward', () => {
  it('has mean beta and standard deviation gamma', () => {
    const { y } = unit(x, { gamma: 2, beta: -1 });
    expect(meanOf(y)).toBeCloseTo(-1, 12);
    expect(Math.sqrt(meanOf(y.map((value) => (value + 1) ** 2)))).toBeCloseTo(2, 2);
  });

  it('forgets the scale of its inputs, and hands down a gradient that is smaller by it', () => {
    const large = x.map((value) => 1000 * value);
    const [plain, scaled] = [unit(large), unit(large.map((value) => 10 * value))];
    scaled.y.forEach((value, i) => expect(value).toBeCloseTo(plain.y[i]!, 6));
    const gradients = plain.backward(u).x;
    scaled.backward(u).x.forEach((value, i) => expect(10 * value).toBeCloseTo(gradients[i]!, 9));
  });

  it('is a straight line at test time', () => {
    const options = { gamma: 2, beta: 3, mean: 0.5, variance: 4, training: false };
    const deviation = Math.sqrt(4 + config.epsilon);
    unit(x, options).y.forEach((value, i) =>
      expect(value).toBeCloseTo((2 / deviation) * x[i]! + (3 - (2 * 0.5) / deviation), 12),
    );
  });

  it('keeps as much of the start of its running averages as its example says', () => {
    const left = (batches: number) => {
      let mean = 1;
      for (let batch = 0; batch < batches; batch++) mean = unit([0, 0], { mean }).moved!['moving-mean']![0]!;
      return mean;
    };
    expectNumbers(examples.get('What is left of the start, with the momentum 0.99'), [
      ...[100, left(100), 500, left(500)],
      ...[60000 / 32, 60000, left(60000 / 32)],
    ]);
  });
});

describe('backward', () => {
  const loss = (values: readonly number[], options = {}) =>
    unit(values, options).y.reduce((sum, value, i) => sum + u[i]! * value, 0);

  it('is the formula of the text, and what finite differences give', () => {
    const gamma = 1.7;
    const { y, backward } = unit(x, { gamma });
    const hat = y.map((value) => value / gamma);
    const deviation = (x[0]! - meanOf(x)) / hat[0]!;
    const sum = u.reduce((total, value) => total + value, 0);
    const product = u.reduce((total, value, i) => total + value * hat[i]!, 0);
    const gradients = backward(u);
    gradients.x.forEach((value, k) => {
      const n = x.length;
      const moved = (step: number) => loss(x.with(k, x[k]! + step), { gamma });
      expect(value).toBeCloseTo((gamma / (n * deviation)) * (n * u[k]! - sum - hat[k]! * product), 12);
      expect(value).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 7);
    });
    expect(gradients.beta).toBeCloseTo(sum, 12);
    expect(gradients.gamma).toBeCloseTo(product, 12);
  });

  it('hands down nothing that would only shift or spread', () => {
    const { y, backward } = unit(x);
    const gradients = backward(u).x;
    expect(meanOf(gradients)).toBeCloseTo(0, 12);
    expect(meanOf(gradients.map((value, i) => value * y[i]!))).toBeCloseTo(0, 3);
  });

  it('goes straight through at test time', () => {
    const { backward } = unit(x, { gamma: 3, variance: 4, training: false });
    backward(u).x.forEach((value, i) =>
      expect(value).toBeCloseTo((3 * u[i]!) / Math.sqrt(4 + config.epsilon), 12),
    );
  });

  it('has the numbers of its example', () => {
    const values = [1, 3, 5, 7];
    const handed = [1, 0, 0, 0];
    const { y, backward } = unit(values);
    const gradients = backward(handed).x;
    expectNumbers(examples.get('A batch of four, with γ = 1 and β = 0'), [
      ...[1, 2, 3, 4],
      ...values,
      ...y,
      ...handed,
      ...gradients,
      gradients.reduce((sum, value) => sum + value, 0),
    ]);
  });
});

describe('what follows', () => {
  it('leaves of a batch of two only which is larger', () => {
    for (const [a, b] of [
      [0.3, 2],
      [-5, 40],
    ] as const) {
      const [first, second] = unit([a, b]).y as [number, number];
      const d = Math.abs(a - b) / 2;
      expect(first).toBeCloseTo(-d / Math.sqrt(d * d + config.epsilon), 12);
      expect(second).toBeCloseTo(-first, 12);
      expect(second).toBeCloseTo(1, 2);
    }
  });

  it('multiplies a rarely lit pixel as its example says', () => {
    const pixel = Array.from({ length: 1000 }, (_, i) => Number(i === 0));
    const { y } = unit(pixel);
    const variance = meanOf(pixel.map((value) => (value - 0.001) ** 2));
    expectNumbers(examples.get('The greatest gain of a rarely lit pixel'), [
      config.epsilon,
      1 / Math.sqrt(config.epsilon),
      pixel.length,
      variance,
      y[0]! - y[1]!,
    ]);
  });
});

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
