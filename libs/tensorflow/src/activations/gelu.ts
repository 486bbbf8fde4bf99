import type { ActivationFace } from '../face.ts';
import type { Operations, Tensor } from '../operations/operations.ts';

/** a = z Phi(z), da/dz = Phi(z) + z phi(z), Phi the standard normal distribution function, phi its density */
export const gelu: ActivationFace = {
  forward: (ops, z) => ops.multiply(z, normalCumulative(ops, z)),
  backward(ops, z, _a, u) {
    const slope = ops.multiply(z, normalDensity(ops, z));
    return ops.multiply(u, ops.add(normalCumulative(ops, z), slope));
  },
};

function normalCumulative(ops: Operations, z: Tensor): Tensor {
  return ops.multiply(ops.add(ops.erf(ops.multiply(z, Math.SQRT1_2)), 1), 0.5);
}

function normalDensity(ops: Operations, z: Tensor): Tensor {
  return ops.multiply(ops.exp(ops.multiply(ops.square(z), -0.5)), 1 / Math.sqrt(2 * Math.PI));
}
