import type { LayerConfig, LayerProbe } from '@experiments/contracts';
import type { Kernels } from './kernels.ts';
import type { EngineLayer, GradientVisitor, WeightBlock } from './layers/engine-layer.ts';
import type { Memory } from './memory.ts';

/** Below this magnitude a derivative counts as saturated, and a weight as zero. */
const SATURATED = 0.01;
const ZERO_WEIGHT = 1e-4;

interface ProbeContext {
  readonly layers: readonly EngineLayer[];
  readonly configs: readonly LayerConfig[];
  readonly rows: number;
  readonly memory: Memory;
  readonly kernels: Kernels;
  backward(rows: number, visit: GradientVisitor): void;
}

/** What the last forward pass tells of each layer; runs the backward pass for the gradients' norms. */
export function probeLayers({
  layers,
  configs,
  rows,
  memory,
  kernels,
  backward,
}: ProbeContext): LayerProbe[] {
  const statistics = layers.map((layer) => ({
    ...outputStatistics(memory, layer, rows),
    ...(layer.derivative && { saturatedShare: saturatedShare(memory, layer, rows) }),
  }));
  const squares = new Map<WeightBlock, number>();
  backward(rows, (block, _, gradient, count) =>
    squares.set(block, (squares.get(block) ?? 0) + kernels.sum_of_squares(gradient, count)),
  );
  return layers.map((layer, index) => {
    const block = layer.kernel?.block;
    return {
      layer: index,
      kind: configs[index]!.kind,
      ...statistics[index]!,
      ...(block && squares.has(block) && { gradientNorm: Math.sqrt(squares.get(block)!) }),
      ...(layer.kernel && { sparsity: share(layer.kernel.read(layer.kernel.block.address), ZERO_WEIGHT) }),
    };
  });
}

function outputStatistics(memory: Memory, { output }: EngineLayer, rows: number) {
  const count = rows * output.units;
  let sum = 0;
  let dead = 0;
  const columns = Array.from({ length: output.units }, () => new Float32Array(rows));
  for (let row = 0; row < rows; row++) {
    const values = memory.floats(output.address + row * output.stride, output.units);
    values.forEach((value, unit) => {
      columns[unit]![row] = value;
      sum += value;
    });
  }
  const mean = sum / count;
  let squares = 0;
  for (const column of columns) {
    if (column.every((value) => value === column[0])) dead++;
    for (const value of column) squares += (value - mean) * (value - mean);
  }
  return { mean, standardDeviation: Math.sqrt(squares / count), deadShare: dead / output.units };
}

function saturatedShare(memory: Memory, layer: EngineLayer, rows: number): number {
  const { address, stride, units } = layer.derivative!(rows);
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += share(memory.floats(address + row * stride, units), SATURATED);
  return sum / rows;
}

/** The share of values below `limit` in magnitude. */
function share(values: Float32Array, limit: number): number {
  let below = 0;
  for (const value of values) if (Math.abs(value) < limit) below++;
  return below / values.length;
}
