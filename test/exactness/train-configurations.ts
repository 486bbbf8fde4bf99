import type { MetricPoint, TrainingEngine } from '@experiments/contracts';
import { xorImages } from '@experiments/dataset';
import { createEngine } from '@experiments/engine';
import { train } from '@experiments/training';
import { exactnessConfigurations } from './configurations.ts';
import { exactnessImages } from './images.ts';

/** What a run must repeat to the last bit; numbers that JSON lacks stand as text. */
export interface Outcome {
  readonly weightsSha256: string;
  readonly metrics: Readonly<Record<string, number | string>>;
  /** Values by name, in the order of the epochs. */
  readonly history: Readonly<Record<string, readonly (number | string)[]>>;
}

/**
 * Trains all configurations with the engine in these bytes, wherever this runs.
 *
 * @param module the bytes of the engine's module
 */
export async function trainConfigurations(module: BufferSource): Promise<Record<string, Outcome>> {
  const engine = createEngine(await WebAssembly.compile(module));
  const outcomes: Record<string, Outcome> = {};
  for (const name of Object.keys(exactnessConfigurations())) outcomes[name] = await outcome(name, engine);
  return outcomes;
}

async function outcome(name: string, engine: TrainingEngine): Promise<Outcome> {
  const config = exactnessConfigurations()[name]!;
  const images = config.data.source === 'xor' ? xorImages() : exactnessImages();
  const result = await train(config, { engine, images, now: () => 0 });
  const history = Object.entries(result.history).filter(([metric]) => metric !== 'seconds');
  return {
    weightsSha256: result.weightsSha256,
    metrics: {
      ...mapped(result.metrics, plain),
      ...(result.divergedAt && { diverged_at: result.divergedAt.step }),
    },
    history: mapped(Object.fromEntries(history), (points: readonly MetricPoint[]) =>
      points.map(({ value }) => plain(value)),
    ),
  };
}

function mapped<Value, Result>(
  record: Readonly<Record<string, Value>>,
  f: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]));
}

function plain(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
