import type { PlannedRun } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { jsonView } from './json-view.ts';
import { lineView } from './line-view.ts';
import type { Progress } from './sweep-progress.ts';
import { lines } from './terminal-view.ts';

const run = { runId: 'a', arm: 'adam', seed: 2, role: 'arm', config: { topic: 'optimizers' } } as PlannedRun;

const progress: Progress = {
  topics: [
    { topic: 'optimizers', planned: 4, done: 4, failed: 0, running: 0, elapsed: 61, secondsLeft: 0 },
    { topic: 'loss-functions', planned: 8, done: 2, failed: 1, running: 2, elapsed: 30, secondsLeft: 90 },
    { topic: 'regularization', planned: 2, done: 0, failed: 0, running: 0, elapsed: 0 },
  ],
  total: { planned: 14, done: 6, failed: 1, running: 2, elapsed: 65, secondsLeft: 100 },
};

describe('the terminal', () => {
  it('has a line for each topic and one for all', () => {
    expect(lines(progress)).toEqual([
      'optimizers      ████████████████████        4/4     1:01  done',
      'loss-functions  █████░░░░░░░░░░░░░░░        2/8     0:30  1:30 left  1 failed',
      'regularization  ░░░░░░░░░░░░░░░░░░░░        0/2     0:00',
      'all             █████████░░░░░░░░░░░       6/14     1:05  1:40 left  1 failed',
    ]);
  });
});

describe('plain lines', () => {
  it('come every few seconds, and at once for what failed', () => {
    let now = 0;
    const written: string[] = [];
    const view = lineView(
      (line) => written.push(line),
      () => now,
    );
    view.busy('reading the data');
    view.busy('reading the data', 0.5);
    view.planned([run], 14);
    for (; now < 11_000; now += 1000) view.update(progress);
    view.ended(run, { status: 'FAILED', reason: 'no room' });
    const line = '6/14 runs, 1/3 topics, 1:05 elapsed, 1:40 left, 1 failed';
    expect(written).toEqual([
      'reading the data',
      '1 of 14 runs to train',
      ...[line, line, line],
      'failed: optimizers adam seed 2: no room',
    ]);
  });
});

describe('JSON', () => {
  it('is one object a line', () => {
    const written: string[] = [];
    const view = jsonView((line) => written.push(line));
    view.note('a note');
    view.planned([run], 14);
    view.ended(run, { status: 'FAILED', reason: 'two\nlines' });
    view.close(progress);
    expect(written.map((line) => JSON.parse(line))).toEqual([
      { event: 'plan', planned: 14, missing: ['a'] },
      {
        event: 'run-finished',
        runId: 'a',
        topic: 'optimizers',
        arm: 'adam',
        seed: 2,
        role: 'arm',
        status: 'FAILED',
        reason: 'two\nlines',
      },
      { event: 'end', ...progress.total },
    ]);
    for (const line of written) expect(line).not.toContain('\n');
  });
});
