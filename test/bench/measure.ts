import type { BenchmarkSpeed, Spread } from '@experiments/contracts';
import type { Request, Turn } from './contestants/conversation.ts';
import type { BenchmarkModel } from './models.ts';

/** A contestant that is ready. */
export interface Contender {
  readonly id: string;
  /** Networks trained at once. */
  readonly seeds: number;
  turn(request: Request): Promise<Turn>;
}

export interface MeasureOptions {
  readonly contenders: readonly Contender[];
  readonly models: readonly BenchmarkModel[];
  readonly rounds: number;
  /** Steps of a turn. */
  readonly steps: number;
  /** Load average of the machine. */
  readonly load: () => number;
  /** Told before each turn; round 0 is the rehearsal. */
  readonly onTurn?: (turn: { model: string; contestant: string; round: number }) => void;
}

interface Measured {
  readonly speeds: BenchmarkSpeed[];
  /** Who failed at what, and why. */
  readonly failed: { contestant: string; model: string; reason: string }[];
}

/**
 * Times every contender on every model, one at a time and in turns: whatever else the machine does meets all of them
 * alike. A round that is not counted comes first, in which libraries compile. Each round begins with another contender.
 */
export async function measure(options: MeasureOptions): Promise<Measured> {
  const { contenders, models, rounds, steps, load, onTurn } = options;
  const speeds: BenchmarkSpeed[] = [];
  const failed: Measured['failed'] = [];
  for (const model of models) {
    const turns = new Map(contenders.map((contender) => [contender, [] as BenchmarkSpeed['rounds']]));
    for (let round = 0; round <= rounds; round++) {
      for (const contender of rotated([...turns.keys()], round)) {
        onTurn?.({ model: model.id, contestant: contender.id, round });
        try {
          const loadBefore = load();
          const turn = await contender.turn({ model, steps, seed: round });
          if (round > 0) turns.get(contender)!.push({ ...turn, load: loadBefore });
        } catch (error) {
          turns.delete(contender);
          failed.push({ contestant: contender.id, model: model.id, reason: (error as Error).message });
        }
      }
    }
    for (const contender of contenders) {
      const measured = turns.get(contender);
      if (measured) speeds.push(speed(model, contender, steps, measured));
    }
  }
  return { speeds, failed };
}

/** Processes that train at the same time as one contender: it takes as long as the slowest of them. */
export function together(turns: readonly Turn[]): Turn {
  return {
    seconds: Math.max(...turns.map(({ seconds }) => seconds)),
    processorSeconds: turns.reduce((sum, turn) => sum + turn.processorSeconds, 0),
    loss: turns.reduce((sum, { loss }) => sum + loss, 0) / turns.length,
  };
}

function speed(
  model: BenchmarkModel,
  { id, seeds }: Contender,
  steps: number,
  rounds: BenchmarkSpeed['rounds'],
): BenchmarkSpeed {
  const milliseconds = (seconds: number) => (1000 * seconds) / (steps * seeds);
  const wall = spread(rounds.map(({ seconds }) => milliseconds(seconds)));
  return {
    model: model.id,
    contestant: id,
    millisecondsPerStepAndSeed: wall,
    processorMillisecondsPerStepAndSeed: spread(
      rounds.map(({ processorSeconds }) => milliseconds(processorSeconds)),
    ),
    stepsPerSecond: 1000 / wall.median,
    loss: rounds.reduce((sum, { loss }) => sum + loss, 0) / rounds.length,
    rounds,
  };
}

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return {
    median: (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2,
    low: sorted[0]!,
    high: sorted.at(-1)!,
  };
}

function rotated<T>(items: readonly T[], by: number): T[] {
  const first = by % Math.max(items.length, 1);
  return [...items.slice(first), ...items.slice(0, first)];
}
