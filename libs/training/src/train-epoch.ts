import type { Examples, Network } from '@experiments/contracts';
import { randomStream, streamWords } from '@experiments/random';

/** Lets other tasks of the thread run now and then: messages, aborts, drawing. */
export interface Pace {
  readonly now: () => number;
  readonly signal: AbortSignal | undefined;
  lastPause: number;
}

/** Milliseconds of training between pauses, and steps between looks at the clock and at the weights. */
const PAUSE_AFTER = 100;
const STEPS_BETWEEN_LOOKS = 32;

interface EpochContext {
  readonly network: Network;
  readonly seeds: { readonly order: number; readonly dropout: number };
  readonly batchSize: number;
  readonly examples: Examples;
  /** Counted from 0. */
  readonly epoch: number;
  readonly pace: Pace;
  /** Called with the share of the epoch that is done. */
  readonly share?: (done: number) => void;
  /** Distinguishes the streams of a pretraining. */
  readonly purpose?: string;
}

interface EpochResult {
  readonly metrics: { loss: number; penalty: number; accuracy: number };
  /** The step, from 1, after which the loss or a weight was not finite; the epoch ends there. */
  readonly divergedAtStep?: number;
}

/**
 * One pass over the examples in an order that its seed and the epoch alone decide, as do the dropout masks: an epoch can be
 * repeated without those before it. Metrics are means over the examples as they were met, each before its step.
 *
 * The loss tells nearly every divergence, but behind units that saturate it can stay finite over infinite weights. These
 * are looked at after each of a run's first steps, where a learning rate that is too high shows, and now and then later.
 */
export async function trainEpoch(context: EpochContext): Promise<EpochResult> {
  const { network, seeds, batchSize, examples, epoch, pace, share, purpose = 'run' } = context;
  const count = examples.rows.length;
  const order = randomStream(seeds.order, purpose, 'order', epoch).shuffle(
    Uint32Array.from({ length: count }, (_, i) => i),
  );
  network.seedDropout((layer) => dropoutWords(seeds.dropout, purpose, epoch, layer));
  let loss = 0;
  let penalty = 0;
  let correct = 0;
  let steps = 0;
  for (let begin = 0; begin < count; begin += batchSize) {
    const positions = order.subarray(begin, begin + batchSize);
    const done = begin + positions.length;
    const result = network.step(examples, positions);
    loss += result.loss * positions.length;
    penalty += result.penalty;
    correct += result.correct;
    steps++;
    const look = steps % STEPS_BETWEEN_LOOKS === 0 || done === count;
    const lookAtWeights = look || (epoch === 0 && steps < STEPS_BETWEEN_LOOKS);
    if (!Number.isFinite(result.loss) || (lookAtWeights && !network.isFinite())) {
      const metrics = { loss: result.loss, penalty: penalty / steps, accuracy: correct / done };
      return { metrics, divergedAtStep: steps };
    }
    if (look) await pause(pace, () => share?.(done / count));
  }
  return { metrics: { loss: loss / count, penalty: penalty / steps, accuracy: correct / count } };
}

/** Four xoshiro128 states, one a lane, word by word: word 0 of all lanes, then word 1 ... */
function dropoutWords(seed: number, purpose: string, epoch: number, layer: number): Uint32Array {
  const words = new Uint32Array(16);
  for (let lane = 0; lane < 4; lane++) {
    const state = streamWords(seed, purpose, 'dropout', epoch, layer, lane);
    state.forEach((word, index) => (words[4 * index + lane] = word));
  }
  return words;
}

async function pause(pace: Pace, beforehand: () => void): Promise<void> {
  if (pace.now() - pace.lastPause < PAUSE_AFTER) return;
  beforehand();
  await new Promise((resolve) => setTimeout(resolve, 0));
  pace.signal?.throwIfAborted();
  pace.lastPause = pace.now();
}
