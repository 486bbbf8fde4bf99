/**
 * y = gamma (x - mean) / sqrt(variance + epsilon) + beta for each unit (Ioffe and Szegedy 2015, arXiv 1502.03167).
 * Four units at a time; sums run down the rows in order. `units` is a multiple of 4, strides are in bytes.
 */

/**
 * Training: mean and (biased) variance of the batch. Stores the normalised inputs in `normalized` and
 * 1 / sqrt(variance + epsilon) in `inverse` for the backward pass, and moves the running averages:
 * average = momentum average + (1 - momentum) batch value, as Keras does.
 */
export function batch_normalization_forward(
  x: usize,
  y: usize,
  normalized: usize,
  inverse: usize,
  gamma: usize,
  beta: usize,
  movingMean: usize,
  movingVariance: usize,
  rows: i32,
  units: i32,
  stride: usize,
  momentum: f32,
  epsilon: f32,
): void {
  const count = f32x4.splat(<f32>rows);
  const keep = f32x4.splat(momentum);
  const take = f32x4.splat(1 - momentum);
  const one = f32x4.splat(1);
  for (let unit: usize = 0; unit < (<usize>units) << 2; unit += 16) {
    let sum = f32x4.splat(0);
    for (let row: usize = 0; row < <usize>rows; row++) sum = f32x4.add(sum, v128.load(x + unit + row * stride));
    const mean = f32x4.div(sum, count);
    let squares = f32x4.splat(0);
    for (let row: usize = 0; row < <usize>rows; row++) {
      const centred = f32x4.sub(v128.load(x + unit + row * stride), mean);
      squares = f32x4.add(squares, f32x4.mul(centred, centred));
    }
    const variance = f32x4.div(squares, count);
    const scale = f32x4.div(one, f32x4.sqrt(f32x4.add(variance, f32x4.splat(epsilon))));
    v128.store(inverse + unit, scale);
    const g = v128.load(gamma + unit);
    const b = v128.load(beta + unit);
    for (let row: usize = 0; row < <usize>rows; row++) {
      const at = unit + row * stride;
      const hat = f32x4.mul(f32x4.sub(v128.load(x + at), mean), scale);
      v128.store(normalized + at, hat);
      v128.store(y + at, f32x4.add(f32x4.mul(g, hat), b));
    }
    move(movingMean + unit, mean, keep, take);
    move(movingVariance + unit, variance, keep, take);
  }
}

// @ts-ignore: decorator
@inline
function move(average: usize, value: v128, keep: v128, take: v128): void {
  v128.store(average, f32x4.add(f32x4.mul(v128.load(average), keep), f32x4.mul(value, take)));
}

/** Inference: the running averages stand for the batch's. */
export function batch_normalization_inference(
  x: usize,
  y: usize,
  gamma: usize,
  beta: usize,
  movingMean: usize,
  movingVariance: usize,
  rows: i32,
  units: i32,
  stride: usize,
  epsilon: f32,
): void {
  for (let unit: usize = 0; unit < (<usize>units) << 2; unit += 16) {
    const deviation = f32x4.sqrt(f32x4.add(v128.load(movingVariance + unit), f32x4.splat(epsilon)));
    const scale = f32x4.div(v128.load(gamma + unit), deviation);
    const mean = v128.load(movingMean + unit);
    const b = v128.load(beta + unit);
    for (let row: usize = 0; row < <usize>rows; row++) {
      const at = unit + row * stride;
      v128.store(y + at, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x + at), mean), scale), b));
    }
  }
}

/**
 * dL/dgamma = sum u x_hat, dL/dbeta = sum u, and, where `gradient` is not 0, through the batch's own mean and variance
 * dL/dx = gamma / (n sqrt(variance + epsilon)) (n u - sum u - x_hat sum u x_hat), sums over the n rows, u = dL/dy.
 */
export function batch_normalization_backward(
  upstream: usize,
  normalized: usize,
  inverse: usize,
  gamma: usize,
  gammaGradient: usize,
  betaGradient: usize,
  gradient: usize,
  rows: i32,
  units: i32,
  stride: usize,
): void {
  const count = f32x4.splat(<f32>rows);
  for (let unit: usize = 0; unit < (<usize>units) << 2; unit += 16) {
    let sum = f32x4.splat(0);
    let product = f32x4.splat(0);
    for (let row: usize = 0; row < <usize>rows; row++) {
      const at = unit + row * stride;
      const u = v128.load(upstream + at);
      sum = f32x4.add(sum, u);
      product = f32x4.add(product, f32x4.mul(u, v128.load(normalized + at)));
    }
    v128.store(betaGradient + unit, sum);
    v128.store(gammaGradient + unit, product);
    if (gradient == 0) continue;
    const scale = f32x4.div(f32x4.mul(v128.load(gamma + unit), v128.load(inverse + unit)), count);
    for (let row: usize = 0; row < <usize>rows; row++) {
      const at = unit + row * stride;
      const centred = f32x4.sub(f32x4.mul(count, v128.load(upstream + at)), sum);
      const rest = f32x4.mul(v128.load(normalized + at), product);
      v128.store(gradient + at, f32x4.mul(scale, f32x4.sub(centred, rest)));
    }
  }
}
