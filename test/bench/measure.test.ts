import { describe, expect, it } from 'vitest';
import type { Turn } from './contestants/conversation.ts';
import { measure, together } from './measure.ts';
import type { Contender } from './measure.ts';
import { models } from './models.ts';

/** Answers with these seconds, turn by turn. */
function contender(id: string, seeds: number, seconds: readonly number[]): Contender {
  const left = seconds.values();
  return {
    id,
    seeds,
    async turn() {
      const { value, done } = left.next();
      if (done) throw new Error('worn out');
      return { seconds: value, processorSeconds: 2 * value, loss: value / 10 };
    },
  };
}

const options = { models: models.slice(0, 1), rounds: 3, steps: 100, load: () => 0.5 };

describe('measure', () => {
  it('gives the median, fastest and slowest of all rounds but the rehearsal, by step and seed', async () => {
    const { speeds, failed } = await measure({ ...options, contenders: [contender('a', 2, [9, 3, 1, 2])] });
    expect(failed).toEqual([]);
    expect(speeds).toEqual([
      {
        model: 'base',
        contestant: 'a',
        millisecondsPerStepAndSeed: { median: 10, low: 5, high: 15 },
        processorMillisecondsPerStepAndSeed: { median: 20, low: 10, high: 30 },
        stepsPerSecond: 100,
        loss: expect.closeTo(0.2),
        rounds: [3, 1, 2].map((seconds) => ({
          seconds,
          processorSeconds: 2 * seconds,
          loss: seconds / 10,
          load: 0.5,
        })),
      },
    ]);
  });

  it('takes the mean of the middle two of an even number of rounds', async () => {
    const contenders = [contender('a', 1, [9, 1, 2, 4, 8])];
    const { speeds } = await measure({ ...options, rounds: 4, contenders });
    expect(speeds[0]!.millisecondsPerStepAndSeed.median).toBe(30);
  });

  it('goes round, each time from another contender on, with the same seed for all', async () => {
    const turns: string[] = [];
    const contenders = ['a', 'b', 'c'].map((id): Contender => ({
      id,
      seeds: 1,
      turn: async ({ seed }) => {
        turns.push(`${id}${seed}`);
        return { seconds: 1, processorSeconds: 1, loss: 1 };
      },
    }));
    await measure({ ...options, rounds: 2, contenders });
    expect(turns).toEqual(['a0', 'b0', 'c0', 'b1', 'c1', 'a1', 'c2', 'a2', 'b2']);
  });

  it('goes on without a contender that fails', async () => {
    const contenders = [contender('a', 1, [1, 1]), contender('b', 1, [1, 1, 1, 1])];
    const { speeds, failed } = await measure({ ...options, contenders });
    expect(speeds.map(({ contestant }) => contestant)).toEqual(['b']);
    expect(failed).toEqual([{ contestant: 'a', model: 'base', reason: 'worn out' }]);
  });
});

describe('together', () => {
  it('takes as long as the slowest process and the processors of all', () => {
    const turns: Turn[] = [
      { seconds: 1, processorSeconds: 2, loss: 3 },
      { seconds: 4, processorSeconds: 5, loss: 6 },
    ];
    expect(together(turns)).toEqual({ seconds: 4, processorSeconds: 7, loss: 4.5 });
  });
});
