import type { Initializer } from '../definition.ts';

/**
 * A random matrix with orthonormal columns - or rows, where it has more columns than rows - times `gain`.
 *
 * Such a kernel turns its input without stretching any direction, so a deep linear network keeps the length of signal
 * and gradient exactly, where independent weights keep it only on average. Vectors of independent normals point in
 * all directions alike; made orthonormal one after the other (modified Gram-Schmidt) they stay evenly distributed,
 * because that is the factorisation Q R with the positive diagonal of R that makes Q unique (Mezzadri 2007,
 * arXiv math-ph/0609050). In double precision. The default gain 1 is Keras's; sqrt(2) suits relu.
 */
export const orthogonal: Initializer<'gain'> = {
  id: 'orthogonal',
  title: 'Orthogonal',
  formula: String.raw`W^\top W = g^2 I`,
  reference:
    'Saxe, McClelland and Ganguli (2013), Exact solutions to the nonlinear dynamics of learning in deep linear neural networks, arXiv 1312.6120',
  keras: 'keras.initializers.Orthogonal',
  hyperparameters: {
    gain: { default: 1, exclusiveMinimum: 0, meaning: 'what the length of a signal is multiplied by' },
  },
  draw(fanIn, fanOut, stream, { gain }) {
    const length = Math.max(fanIn, fanOut);
    const vectors = Array.from({ length: Math.min(fanIn, fanOut) }, () =>
      Float64Array.from({ length }, () => stream.normal()),
    );
    orthonormalize(vectors);
    const kernel = new Float32Array(fanIn * fanOut);
    for (let i = 0; i < fanIn; i++) {
      for (let j = 0; j < fanOut; j++) {
        kernel[i * fanOut + j] = gain * (fanIn >= fanOut ? vectors[j]![i]! : vectors[i]![j]!);
      }
    }
    return kernel;
  },
};

/** Takes from each vector what lies along those before it, and scales what is left to length 1; in place. */
function orthonormalize(vectors: readonly Float64Array[]): void {
  vectors.forEach((vector, count) => {
    for (let i = 0; i < count; i++) {
      const unit = vectors[i]!;
      const along = dot(unit, vector);
      for (let k = 0; k < vector.length; k++) vector[k]! -= along * unit[k]!;
    }
    const norm = Math.sqrt(dot(vector, vector));
    for (let k = 0; k < vector.length; k++) vector[k]! /= norm;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
