import { describe, expect, it } from 'vitest';
import { SweepProgress } from './sweep-progress.ts';

const run = (runId: string, topic: string, seconds: number) => ({ runId, topic, seconds });

describe('SweepProgress', () => {
  it('counts runs by topic, those of an earlier sweep included', () => {
    const progress = new SweepProgress(() => 0);
    progress.add(run('a', 'optimizers', 1), 'finished');
    progress.add(run('b', 'optimizers', 1), 'waiting');
    progress.ended('b', 'failed');
    progress.add(run('c', 'loss-functions', 1), 'waiting');
    const { topics, total } = progress.snapshot();
    expect(topics).toMatchObject([
      { topic: 'optimizers', planned: 2, done: 2, failed: 1, secondsLeft: 0 },
      { topic: 'loss-functions', planned: 1, done: 0, failed: 0 },
    ]);
    expect(total).toMatchObject({ planned: 3, done: 2, failed: 1 });
    expect(total.secondsLeft).toBeUndefined();
  });

  it('measures speed by what this process trained alone', () => {
    let now = 0;
    const progress = new SweepProgress(() => now);
    progress.add(run('a', 'optimizers', 10), 'waiting');
    progress.add(run('b', 'optimizers', 20), 'waiting');
    progress.started('a', true);
    progress.advanced('a', 0.5);
    now = 2000;
    progress.advanced('a', 0.9);
    // 4 expected seconds in 2 real ones; 1 + 20 expected seconds left.
    expect(progress.snapshot().total).toMatchObject({ elapsed: 2, running: 1, secondsLeft: 10.5 });
    progress.ended('a', 'finished');
    expect(progress.snapshot().total).toMatchObject({ done: 1, running: 0, secondsLeft: 8 });
  });

  it('counts what another process finished, but not for speed', () => {
    let now = 0;
    const progress = new SweepProgress(() => now);
    for (const id of ['a', 'b', 'c']) progress.add(run(id, 'optimizers', 10), 'waiting');
    progress.started('a', false);
    now = 5000;
    progress.ended('a', 'finished');
    progress.add(run('b', 'optimizers', 10), 'finished');
    expect(progress.snapshot().total).toMatchObject({ done: 2, secondsLeft: 5 });
  });

  it('gives the work of a run that must be taken up again back', () => {
    let now = 0;
    const progress = new SweepProgress(() => now);
    progress.add(run('a', 'optimizers', 10), 'waiting');
    progress.started('a', false);
    progress.advanced('a', 0.5);
    progress.ended('a', 'waiting');
    now = 1000;
    const { total } = progress.snapshot();
    expect(total).toMatchObject({ done: 0, running: 0 });
    expect(total.secondsLeft).toBeUndefined();
  });

  it('stops the clock of a topic that is done', () => {
    let now = 1000;
    const progress = new SweepProgress(() => now);
    progress.add(run('a', 'optimizers', 1), 'waiting');
    progress.started('a', false);
    now = 4000;
    progress.ended('a', 'finished');
    now = 9000;
    expect(progress.snapshot().topics[0]!.elapsed).toBe(3);
    expect(progress.snapshot().total.elapsed).toBe(8);
  });
});
