import type {
  ImageData,
  Network,
  NetworkSpecification,
  RunConfig,
  StepResult,
  TrainingEngine,
} from '@experiments/contracts';
import { train } from './train.ts';

export interface ComparisonDependencies {
  /** What is compared, and what with. */
  readonly engines: readonly [TrainingEngine, TrainingEngine];
  /** The source that the configuration names. */
  readonly images: ImageData;
  /** Steps compared, pretraining's included; fewer where the training ends before. */
  readonly steps: number;
  /** Milliseconds from any start. */
  readonly now: () => number;
}

/** One step on both engines. */
export interface ComparedStep {
  /** Loss with penalties, of each engine. */
  readonly losses: readonly [number, number];
  /** Between them, as {@link relativeDifference} has it. */
  readonly difference: number;
}

/**
 * Trains a configuration on two engines at once, from the same initial weights and on the same batches with the same
 * dropout masks, by the very path of a real training, and says how far each step's losses are from each other. What
 * differs adds up from step to step: neither engine sees the other's weights.
 */
export async function compareEngines(
  config: RunConfig,
  { engines, images, steps, now }: ComparisonDependencies,
): Promise<ComparedStep[]> {
  const compared: ComparedStep[] = [];
  const engine = pairedEngine(engines, ([first, second]) => {
    const losses = [first.loss + first.penalty, second.loss + second.penalty] as const;
    compared.push({ losses, difference: relativeDifference(...losses) });
    if (compared.length === steps) throw new EnoughSteps();
  });
  try {
    await train(config, { engine, images, now });
  } catch (error) {
    if (!(error instanceof EnoughSteps)) throw error;
  } finally {
    engine.dispose();
  }
  return compared;
}

/**
 * The engine with every initial weight moved up or down by one rounding: compared with the engine itself, it shows how far
 * apart rounding alone drives a configuration.
 *
 * @param pattern another whole number from 0 moves other weights up
 */
export function nudgedEngine(engine: TrainingEngine, pattern = 0): TrainingEngine {
  return {
    ...engine,
    network(specification) {
      const network = engine.network(specification);
      let initial = true;
      return {
        ...network,
        writeParameters(values) {
          network.writeParameters(initial ? values.map((each) => nudged(each, pattern)) : values);
          initial = false;
        },
      };
    },
  };
}

/** 2^-23, one rounding of a float32 of magnitude 1 to 2. */
const ROUNDING = 1.1920928955078125e-7;

function nudged(values: Float32Array, pattern: number): Float32Array {
  return values.map((value, index) => value * (1 + (index % (pattern + 2) === 0 ? ROUNDING : -ROUNDING)));
}

/** Ends a training in its middle. */
class EnoughSteps extends Error {}

/** Losses below this count as this: what is left of a loss of nearly 0 is rounding. */
const SMALLEST_LOSS = 1e-3;

/** |a - b| as a share of the larger magnitude; 0 where both are not finite, 2, the most there is, where one is. */
export function relativeDifference(a: number, b: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) {
    return Number.isFinite(a) === Number.isFinite(b) ? 0 : 2;
  }
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), SMALLEST_LOSS);
}

/** An engine whose networks are two, which are told the same; what they answer is the first one's. */
function pairedEngine(
  [first, second]: readonly [TrainingEngine, TrainingEngine],
  onStep: (results: readonly [StepResult, StepResult]) => void,
): TrainingEngine & { dispose(): void } {
  const networks: Network[] = [];
  return {
    id: `${first.id} and ${second.id}`,
    version: `${first.version} and ${second.version}`,
    network(specification: NetworkSpecification) {
      const [a, b] = [first.network(specification), second.network(specification)];
      networks.push(a, b);
      return {
        ...a,
        writeParameters: (values) => [a, b].forEach((each) => each.writeParameters(values)),
        writeOptimizer: (state) => [a, b].forEach((each) => each.writeOptimizer(state)),
        setOptimizer: (optimizer) => [a, b].forEach((each) => each.setOptimizer(optimizer)),
        setTrainable: (layer, trainable) => [a, b].forEach((each) => each.setTrainable(layer, trainable)),
        seedDropout: (words) => [a, b].forEach((each) => each.seedDropout(words)),
        step(examples, positions) {
          const results = [a.step(examples, positions), b.step(examples, positions)] as const;
          onStep(results);
          return results[0];
        },
        dispose: () => [a, b].forEach((each) => each.dispose()),
      };
    },
    dispose: () => networks.forEach((each) => each.dispose()),
  };
}
