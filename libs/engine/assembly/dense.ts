/**
 * Dense layers on kernels laid out in column panels. A panel holds 32 (or 16) neighbouring units: row k of it is
 * the weights from input k to these units, 128 (or 64) bytes in a row. Each sum runs over its terms in one order,
 * ascending in the summed index, whatever the blocking: the bits of a result depend on neither batch nor panel.
 *
 * Inputs that are exactly zero are left out, which changes no bit of a finite result: every sum starts from a value
 * that is not -0 or from +0, and x + 0 w = x. Half of all pixels and of all rectified activations are zero.
 *
 * All strides are in bytes.
 */

/** Inputs summed before the next row of the batch: 128 rows of a wide panel are 16 KiB, half of a usual L1 cache. */
const CHUNK: i32 = 128;
/** A nonzero input: its index as i32, its value as f32. */
const ENTRY: usize = 8;

export function dense_chunk_count(inputs: i32): i32 {
  return (inputs + CHUNK - 1) / CHUNK;
}

/**
 * Lists the nonzero inputs of every row: `entries` receives (index, value) pairs, `starts` for every row the
 * addresses at which each chunk of inputs begins, and one for the end: [rows x (chunks + 1)] addresses.
 */
export function dense_index_rows(x: usize, stride: usize, rows: i32, inputs: i32, entries: usize, starts: usize): void {
  let end = entries;
  for (let row = 0; row < rows; row++, x += stride) {
    for (let begin = 0; begin < inputs; begin += CHUNK) {
      store<usize>(starts, end);
      starts += 4;
      const limit = min(begin + CHUNK, inputs);
      let k = begin;
      for (; k + 4 <= limit; k += 4) {
        const values = v128.load(x + ((<usize>k) << 2));
        const nonzero = v128.bitmask<i32>(f32x4.ne(values, f32x4.splat(0)));
        if (nonzero == 0) continue;
        store<i32>(end, k);
        store<f32>(end, f32x4.extract_lane(values, 0), 4);
        end += ENTRY * (nonzero & 1);
        store<i32>(end, k + 1);
        store<f32>(end, f32x4.extract_lane(values, 1), 4);
        end += ENTRY * ((nonzero >> 1) & 1);
        store<i32>(end, k + 2);
        store<f32>(end, f32x4.extract_lane(values, 2), 4);
        end += ENTRY * ((nonzero >> 2) & 1);
        store<i32>(end, k + 3);
        store<f32>(end, f32x4.extract_lane(values, 3), 4);
        end += ENTRY * (nonzero >> 3);
      }
      for (; k < limit; k++) {
        const value = load<f32>(x + ((<usize>k) << 2));
        store<i32>(end, k);
        store<f32>(end, value, 4);
        end += value != 0 ? ENTRY : 0;
      }
    }
    store<usize>(starts, end);
    starts += 4;
  }
}

/** For every block of 32 rows and every input a word whose bit b says that row b of the block is not zero there. */
export function dense_index_columns(x: usize, stride: usize, rows: i32, inputs: i32, masks: usize): void {
  const padded = (inputs + 3) & ~3;
  for (let block = 0; block < rows; block += 32) {
    memory.fill(masks, 0, (<usize>padded) << 2);
    const count = min(rows - block, 32);
    for (let row = 0; row < count; row++, x += stride) {
      const bit = i32x4.splat(1 << row);
      for (let k: usize = 0; k < (<usize>padded) << 2; k += 16) {
        const nonzero = f32x4.ne(v128.load(x + k), f32x4.splat(0));
        v128.store(masks + k, v128.or(v128.load(masks + k), v128.and(nonzero, bit)));
      }
    }
    masks += (<usize>padded) << 2;
  }
}

/** y = b + x W for the 32 units of a panel; `y` points at the panel's first unit of the first row. */
export function dense_forward_32(
  starts: usize,
  chunks: i32,
  rows: i32,
  kernel: usize,
  bias: usize,
  y: usize,
  stride: usize,
): void {
  const rowStarts = (<usize>chunks + 1) << 2;
  for (let chunk = 0; chunk < chunks; chunk++) {
    let start = starts + ((<usize>chunk) << 2);
    let out = y;
    for (let row = 0; row < rows; row++, start += rowStarts, out += stride) {
      const from = chunk == 0 ? bias : out;
      let a0 = v128.load(from, 0);
      let a1 = v128.load(from, 16);
      let a2 = v128.load(from, 32);
      let a3 = v128.load(from, 48);
      let a4 = v128.load(from, 64);
      let a5 = v128.load(from, 80);
      let a6 = v128.load(from, 96);
      let a7 = v128.load(from, 112);
      const end = load<usize>(start, 4);
      for (let entry = load<usize>(start); entry < end; entry += ENTRY) {
        const w = kernel + (load<usize>(entry) << 7);
        const x = v128.load_splat<f32>(entry, 4);
        a0 = f32x4.add(a0, f32x4.mul(x, v128.load(w, 0)));
        a1 = f32x4.add(a1, f32x4.mul(x, v128.load(w, 16)));
        a2 = f32x4.add(a2, f32x4.mul(x, v128.load(w, 32)));
        a3 = f32x4.add(a3, f32x4.mul(x, v128.load(w, 48)));
        a4 = f32x4.add(a4, f32x4.mul(x, v128.load(w, 64)));
        a5 = f32x4.add(a5, f32x4.mul(x, v128.load(w, 80)));
        a6 = f32x4.add(a6, f32x4.mul(x, v128.load(w, 96)));
        a7 = f32x4.add(a7, f32x4.mul(x, v128.load(w, 112)));
      }
      v128.store(out, a0, 0);
      v128.store(out, a1, 16);
      v128.store(out, a2, 32);
      v128.store(out, a3, 48);
      v128.store(out, a4, 64);
      v128.store(out, a5, 80);
      v128.store(out, a6, 96);
      v128.store(out, a7, 112);
    }
  }
}

/** As `dense_forward_32`, for a panel of 16 units. */
export function dense_forward_16(
  starts: usize,
  chunks: i32,
  rows: i32,
  kernel: usize,
  bias: usize,
  y: usize,
  stride: usize,
): void {
  const rowStarts = (<usize>chunks + 1) << 2;
  for (let row = 0; row < rows; row++, starts += rowStarts, y += stride) {
    let a0 = v128.load(bias, 0);
    let a1 = v128.load(bias, 16);
    let a2 = v128.load(bias, 32);
    let a3 = v128.load(bias, 48);
    const end = load<usize>(starts + ((<usize>chunks) << 2));
    for (let entry = load<usize>(starts); entry < end; entry += ENTRY) {
      const w = kernel + (load<usize>(entry) << 6);
      const x = v128.load_splat<f32>(entry, 4);
      a0 = f32x4.add(a0, f32x4.mul(x, v128.load(w, 0)));
      a1 = f32x4.add(a1, f32x4.mul(x, v128.load(w, 16)));
      a2 = f32x4.add(a2, f32x4.mul(x, v128.load(w, 32)));
      a3 = f32x4.add(a3, f32x4.mul(x, v128.load(w, 48)));
    }
    v128.store(y, a0, 0);
    v128.store(y, a1, 16);
    v128.store(y, a2, 32);
    v128.store(y, a3, 48);
  }
}

/**
 * dL/dW = x^T dL/dy for all inputs and the 32 units of a panel, into `gradient`, row after row.
 * `masks` is what `dense_index_columns` made; `upstream` points at dL/dy of the panel's first unit.
 */
export function dense_kernel_gradient_32(
  x: usize,
  xStride: usize,
  masks: usize,
  rows: i32,
  inputs: i32,
  upstream: usize,
  upstreamStride: usize,
  gradient: usize,
): void {
  const padded = (<usize>((inputs + 3) & ~3)) << 2;
  for (let k = 0; k < inputs; k++, gradient += 128) {
    let a0 = f32x4.splat(0);
    let a1 = f32x4.splat(0);
    let a2 = f32x4.splat(0);
    let a3 = f32x4.splat(0);
    let a4 = f32x4.splat(0);
    let a5 = f32x4.splat(0);
    let a6 = f32x4.splat(0);
    let a7 = f32x4.splat(0);
    let column = x + ((<usize>k) << 2);
    let maskAt = masks + ((<usize>k) << 2);
    let u = upstream;
    for (let block = 0; block < rows; block += 32) {
      for (let mask = load<u32>(maskAt); mask != 0; mask &= mask - 1) {
        const row = <usize>ctz(mask);
        const value = v128.load_splat<f32>(column + row * xStride);
        const d = u + row * upstreamStride;
        a0 = f32x4.add(a0, f32x4.mul(value, v128.load(d, 0)));
        a1 = f32x4.add(a1, f32x4.mul(value, v128.load(d, 16)));
        a2 = f32x4.add(a2, f32x4.mul(value, v128.load(d, 32)));
        a3 = f32x4.add(a3, f32x4.mul(value, v128.load(d, 48)));
        a4 = f32x4.add(a4, f32x4.mul(value, v128.load(d, 64)));
        a5 = f32x4.add(a5, f32x4.mul(value, v128.load(d, 80)));
        a6 = f32x4.add(a6, f32x4.mul(value, v128.load(d, 96)));
        a7 = f32x4.add(a7, f32x4.mul(value, v128.load(d, 112)));
      }
      maskAt += padded;
      column += xStride << 5;
      u += upstreamStride << 5;
    }
    v128.store(gradient, a0, 0);
    v128.store(gradient, a1, 16);
    v128.store(gradient, a2, 32);
    v128.store(gradient, a3, 48);
    v128.store(gradient, a4, 64);
    v128.store(gradient, a5, 80);
    v128.store(gradient, a6, 96);
    v128.store(gradient, a7, 112);
  }
}

/** As `dense_kernel_gradient_32`, for a panel of 16 units. */
export function dense_kernel_gradient_16(
  x: usize,
  xStride: usize,
  masks: usize,
  rows: i32,
  inputs: i32,
  upstream: usize,
  upstreamStride: usize,
  gradient: usize,
): void {
  const padded = (<usize>((inputs + 3) & ~3)) << 2;
  for (let k = 0; k < inputs; k++, gradient += 64) {
    let a0 = f32x4.splat(0);
    let a1 = f32x4.splat(0);
    let a2 = f32x4.splat(0);
    let a3 = f32x4.splat(0);
    let column = x + ((<usize>k) << 2);
    let maskAt = masks + ((<usize>k) << 2);
    let u = upstream;
    for (let block = 0; block < rows; block += 32) {
      for (let mask = load<u32>(maskAt); mask != 0; mask &= mask - 1) {
        const row = <usize>ctz(mask);
        const value = v128.load_splat<f32>(column + row * xStride);
        const d = u + row * upstreamStride;
        a0 = f32x4.add(a0, f32x4.mul(value, v128.load(d, 0)));
        a1 = f32x4.add(a1, f32x4.mul(value, v128.load(d, 16)));
        a2 = f32x4.add(a2, f32x4.mul(value, v128.load(d, 32)));
        a3 = f32x4.add(a3, f32x4.mul(value, v128.load(d, 48)));
      }
      maskAt += padded;
      column += xStride << 5;
      u += upstreamStride << 5;
    }
    v128.store(gradient, a0, 0);
    v128.store(gradient, a1, 16);
    v128.store(gradient, a2, 32);
    v128.store(gradient, a3, 48);
  }
}

/** dL/db = the column sums of dL/dy, for `units` (a multiple of 4) units. */
export function dense_bias_gradient(upstream: usize, stride: usize, rows: i32, units: i32, gradient: usize): void {
  for (let unit: usize = 0; unit < (<usize>units) << 2; unit += 16) {
    let sum = f32x4.splat(0);
    let at = upstream + unit;
    for (let row = 0; row < rows; row++, at += stride) sum = f32x4.add(sum, v128.load(at));
    v128.store(gradient + unit, sum);
  }
}

/**
 * Adds the part of dL/dx = dL/dy W^T that a panel of 32 units has to `gradient`, or stores it where `first` is set.
 * Each of the four lanes sums every fourth unit in pairs, then the lanes are summed: (0 + 1) + (2 + 3). Inputs beyond
 * the last are written as zero up to a multiple of 4, so the kernel must have that many rows.
 */
export function dense_input_gradient_32(
  kernel: usize,
  inputs: i32,
  upstream: usize,
  upstreamStride: usize,
  rows: i32,
  gradient: usize,
  gradientStride: usize,
  first: bool,
): void {
  for (let row = 0; row < rows; row++, upstream += upstreamStride, gradient += gradientStride) {
    const u0 = v128.load(upstream, 0);
    const u1 = v128.load(upstream, 16);
    const u2 = v128.load(upstream, 32);
    const u3 = v128.load(upstream, 48);
    const u4 = v128.load(upstream, 64);
    const u5 = v128.load(upstream, 80);
    const u6 = v128.load(upstream, 96);
    const u7 = v128.load(upstream, 112);
    let w = kernel;
    let out = gradient;
    for (let k = 0; k < inputs; k += 4, out += 16, w += 512) {
      const sum = sumOfLanes(
        dot32(w, u0, u1, u2, u3, u4, u5, u6, u7),
        dot32(w + 128, u0, u1, u2, u3, u4, u5, u6, u7),
        dot32(w + 256, u0, u1, u2, u3, u4, u5, u6, u7),
        dot32(w + 384, u0, u1, u2, u3, u4, u5, u6, u7),
      );
      v128.store(out, first ? sum : f32x4.add(v128.load(out), sum));
    }
  }
}

/** As `dense_input_gradient_32`, for a panel of 16 units. */
export function dense_input_gradient_16(
  kernel: usize,
  inputs: i32,
  upstream: usize,
  upstreamStride: usize,
  rows: i32,
  gradient: usize,
  gradientStride: usize,
  first: bool,
): void {
  for (let row = 0; row < rows; row++, upstream += upstreamStride, gradient += gradientStride) {
    const u0 = v128.load(upstream, 0);
    const u1 = v128.load(upstream, 16);
    const u2 = v128.load(upstream, 32);
    const u3 = v128.load(upstream, 48);
    let w = kernel;
    let out = gradient;
    for (let k = 0; k < inputs; k += 4, out += 16, w += 256) {
      const sum = sumOfLanes(
        dot16(w, u0, u1, u2, u3),
        dot16(w + 64, u0, u1, u2, u3),
        dot16(w + 128, u0, u1, u2, u3),
        dot16(w + 192, u0, u1, u2, u3),
      );
      v128.store(out, first ? sum : f32x4.add(v128.load(out), sum));
    }
  }
}

// @ts-ignore: decorator
@inline
function dot32(w: usize, u0: v128, u1: v128, u2: v128, u3: v128, u4: v128, u5: v128, u6: v128, u7: v128): v128 {
  const even = f32x4.add(
    f32x4.add(f32x4.mul(v128.load(w, 0), u0), f32x4.mul(v128.load(w, 32), u2)),
    f32x4.add(f32x4.mul(v128.load(w, 64), u4), f32x4.mul(v128.load(w, 96), u6)),
  );
  const odd = f32x4.add(
    f32x4.add(f32x4.mul(v128.load(w, 16), u1), f32x4.mul(v128.load(w, 48), u3)),
    f32x4.add(f32x4.mul(v128.load(w, 80), u5), f32x4.mul(v128.load(w, 112), u7)),
  );
  return f32x4.add(even, odd);
}

// @ts-ignore: decorator
@inline
function dot16(w: usize, u0: v128, u1: v128, u2: v128, u3: v128): v128 {
  return f32x4.add(
    f32x4.add(f32x4.mul(v128.load(w, 0), u0), f32x4.mul(v128.load(w, 32), u2)),
    f32x4.add(f32x4.mul(v128.load(w, 16), u1), f32x4.mul(v128.load(w, 48), u3)),
  );
}

/** Transposes four vectors and sums their lanes: lane i of the result is (0 + 1) + (2 + 3) of vector i. */
// @ts-ignore: decorator
@inline
function sumOfLanes(s0: v128, s1: v128, s2: v128, s3: v128): v128 {
  const low01 = v128.shuffle<i32>(s0, s1, 0, 4, 1, 5);
  const low23 = v128.shuffle<i32>(s2, s3, 0, 4, 1, 5);
  const high01 = v128.shuffle<i32>(s0, s1, 2, 6, 3, 7);
  const high23 = v128.shuffle<i32>(s2, s3, 2, 6, 3, 7);
  const lanes01 = f32x4.add(v128.shuffle<i64>(low01, low23, 0, 2), v128.shuffle<i64>(low01, low23, 1, 3));
  const lanes23 = f32x4.add(v128.shuffle<i64>(high01, high23, 0, 2), v128.shuffle<i64>(high01, high23, 1, 3));
  return f32x4.add(lanes01, lanes23);
}
