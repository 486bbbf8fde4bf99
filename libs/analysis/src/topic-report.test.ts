import {
  InvalidInput,
  TAG,
  parseWith,
  reportIndex as indexSchema,
  topicReport as topicSchema,
} from '@experiments/contracts';
import type { Comparison, OriginalResult, Panel, SeriesPanelReport } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { reportIndex } from './report-index.ts';
import { plannedRun, recordOf, toyArm, toyProfile, toyTopic } from './testing/runs.ts';
import { topicReport } from './topic-report.ts';

const comparison: Comparison = {
  id: 'b-a',
  title: 'b against a',
  candidate: 'b',
  baseline: 'a',
  metric: 'test_accuracy',
  headline: true,
};
const panels: Panel[] = [
  { id: 'curve', title: 'Loss', kind: 'curves', metric: 'loss', arms: ['a', 'b'], scale: 'log' },
  { id: 'final', title: 'Accuracy', kind: 'intervals', metric: 'test_accuracy', arms: ['b', 'a'] },
];
const originals: OriginalResult[] = [
  { topic: 'toy', arm: 'the original’s a', from: 'readme', test_accuracy: 0.88, audit: 'one run' },
  { topic: 'another', arm: 'the original’s a', from: 'readme', test_accuracy: 0.1 },
];

const runs = ['a', 'b'].flatMap((arm) => [1, 2, 3].map((seed) => plannedRun(arm, seed)));
const [a1, a2, a3, b1, b2, b3] = runs.map((run, i) =>
  recordOf(run, {
    metrics: { test_accuracy: 0.5 + i / 8, loss: 0.25 },
    history: {
      loss: [
        { step: 1, value: 1 },
        { step: 2, value: 0.25 },
      ],
    },
    startTime: 1000 * i,
    endTime: 1000 * i + 500,
  }),
) as [never, never, never, never, never, never];

function report(summaries: readonly Parameters<typeof topicReport>[0]['summaries'][number][]) {
  const topic = toyTopic([toyArm('a', { original: 'the original’s a' }), toyArm('b', { note: 'a note' })], {
    comparisons: () => [comparison],
    panels: () => panels,
  });
  return topicReport({ topic, profile: toyProfile, runs, summaries, originals });
}

describe('topicReport', () => {
  const whole = report([b3, a1, a2, b1, a3, b2]);

  it('passes its contract, and comes back from JSON as it was', () => {
    const read: unknown = JSON.parse(JSON.stringify(whole));
    expect(parseWith(topicSchema, read, 'report')).toEqual(whole);
  });

  it('estimates each arm over its seeds', () => {
    expect(
      whole.arms.map(({ id, runs: counts, metrics }) => [id, counts, metrics['test_accuracy']!.mean]),
    ).toEqual([
      ['a', { planned: 3, finished: 3, failed: 0, diverged: 0 }, 0.625],
      ['b', { planned: 3, finished: 3, failed: 0, diverged: 0 }, 1],
    ]);
  });

  it('pairs the comparison by seed', () => {
    expect(whole.comparisons[0]).toMatchObject({
      headline: true,
      planned: 3,
      difference: { n: 3, mean: 0.375, sd: 0 },
      pairs: [1, 2, 3].map((seed) => ({ seed, value: 0.375 })),
      higher: 3,
      ties: 0,
    });
  });

  it('holds the claims against the records, and sets what only they compare beside the comparisons', () => {
    const claimed = topicReport({
      topic: toyTopic([toyArm('a'), toyArm('b')], {
        comparisons: () => [comparison],
        panels: () => panels,
        claims: () => [
          {
            id: 'lower-loss',
            source: 'original',
            text: 'b has the lower loss.',
            reading: 'The loss of b, below that of a.',
            statements: [{ says: 'higher', candidate: 'a', baseline: 'b', metric: 'loss' }],
          },
        ],
        audit: [{ id: 'once', did: 'One run.', couldNotShow: 'Chance.', comparisons: ['b-a'] }],
      }),
      profile: toyProfile,
      runs,
      summaries: [a1, a2, a3, b1, b2, b3],
      originals,
    });
    expect(parseWith(topicSchema, JSON.parse(JSON.stringify(claimed)), 'report')).toEqual(claimed);
    expect(claimed.comparisons.map(({ id, family }) => [id, family])).toEqual([
      ['b-a', { of: 'questions', tests: 1 }],
      ['a-against-b-loss', { of: 'claims', tests: 1 }],
    ]);
    expect(claimed.claims).toMatchObject([{ id: 'lower-loss', verdict: 'undecided' }]);
    expect(claimed.claims[0]!.because).toContain('3 pairs could not decide');
    expect(claimed.audit).toHaveLength(1);
    const { claims } = reportIndex(toyProfile, [claimed]);
    expect(claims).toMatchObject([{ topic: 'toy', id: 'lower-loss', text: 'b has the lower loss.' }]);
  });

  it('refuses to average runs on different data, and counts those of different code', () => {
    const tagged = (tags: Record<string, string>) => {
      const record = recordOf(runs[0]!, { metrics: { test_accuracy: 0.5 } });
      return { ...record, tags: { ...record.tags, ...tags } };
    };
    expect(() => report([tagged({ [TAG.dataHash]: 'other' }), a2])).toThrow('toy.a, SHA-256 of the data');
    const { provenance } = report([tagged({ [TAG.codeVersion]: 'c2' }), a2]);
    expect(provenance.runsByCodeVersion).toEqual({ c: 1, c2: 1 });
    const merged = reportIndex(toyProfile, [report([a1, a2]), report([tagged({ [TAG.codeVersion]: 'c2' })])]);
    expect(merged.provenance.runsByCodeVersion).toEqual({ c: 2, c2: 1 });
    expect(report([a1, a2]).provenance).not.toHaveProperty('runsByCodeVersion');
  });

  it('gives each panel its arms in the panel’s order, with curves or final values', () => {
    const [curve, final] = whole.panels as SeriesPanelReport[];
    expect(curve).toMatchObject({ scale: 'log', series: [{ arm: 'a', title: 'A' }, { arm: 'b' }] });
    expect(curve!.series[0]!.curve!.points.map(({ epoch, mean }) => [epoch, mean])).toEqual([
      [1, 1],
      [2, 0.25],
    ]);
    expect(final).toMatchObject({ scale: 'linear', series: [{ arm: 'b', final: { n: 3 } }, { arm: 'a' }] });
    expect(final!.series[1]!.values).toEqual([
      { seed: 1, value: 0.5 },
      { seed: 2, value: 0.625 },
      { seed: 3, value: 0.75 },
    ]);
  });

  it('sets the original’s rows beside the arm that reproduces them', () => {
    expect(whole.arms.map(({ original }) => original)).toEqual([
      [{ from: 'readme', testAccuracy: 0.88, audit: 'one run' }],
      [],
    ]);
  });

  it('says where the numbers come from', () => {
    expect(whole.provenance).toEqual({
      profile: 'smoke',
      dataSha256: ['d'],
      engines: ['wasm 1'],
      codeVersions: ['c'],
      startTime: 0,
      endTime: 5500,
      seconds: 3,
      runs: { planned: 6, finished: 6, failed: 0, diverged: 0, missing: 0 },
    });
  });

  it('counts and lists what failed, diverged or is missing', () => {
    const partial = report([
      a1,
      recordOf(runs[1]!, { status: 'FAILED', metrics: { test_accuracy: 0.9 } }),
      b1,
      recordOf(runs[4]!, { diverged: true }),
    ]);
    expect(partial.provenance.runs).toEqual({ planned: 6, finished: 3, failed: 1, diverged: 1, missing: 2 });
    expect(partial.runs.map(({ status }) => status)).toEqual([
      ...['FINISHED', 'FAILED', 'MISSING'],
      ...['FINISHED', 'FINISHED', 'MISSING'],
    ]);
    expect(partial.arms[0]!.metrics['test_accuracy']).toEqual({ n: 1, mean: 0.5 });
    expect(partial.arms[1]!.metrics['test_accuracy']).toEqual({ n: 1, notFinite: 1 });
    expect((partial.panels as SeriesPanelReport[])[1]!.series[0]!.values).toEqual([
      { seed: 1, value: 0.875 },
      { seed: 2, value: null },
    ]);
    expect(partial.comparisons[0]).toMatchObject({ planned: 3, difference: { n: 1 }, higher: 1 });
  });

  it('reports a topic of which nothing was run', () => {
    const empty = report([]);
    expect(parseWith(topicSchema, JSON.parse(JSON.stringify(empty)), 'report')).toEqual(empty);
    expect(empty.provenance.runs.missing).toBe(6);
    expect(empty.comparisons[0]!.difference).toEqual({ n: 0 });
  });

  it('does not depend on the order of the records', () => {
    expect(report([a1, a2, a3, b1, b2, b3])).toEqual(whole);
  });

  it('names the arm that a comparison or a panel asks for in vain', () => {
    const lost = (more: Parameters<typeof toyTopic>[1]) => () =>
      topicReport({
        topic: toyTopic([toyArm('a')], more),
        profile: toyProfile,
        runs,
        summaries: [],
        originals,
      });
    expect(lost({ comparisons: () => [comparison] })).toThrow(
      new InvalidInput('toy.comparisons.b-a.candidate', 'b', 'arms: a'),
    );
    expect(lost({ panels: () => panels })).toThrow(new InvalidInput('toy.panels.curve.arms', 'b', 'arms: a'));
  });
});

describe('reportIndex', () => {
  it('lists the topics by number and sums where they come from', () => {
    const first = report([a1, b1]);
    const second = { ...report([a2]), id: 'earlier', number: 0 };
    const index = reportIndex(toyProfile, [first, second]);
    expect(parseWith(indexSchema, JSON.parse(JSON.stringify(index)), 'index')).toEqual(index);
    expect(index.topics.map(({ id, file }) => [id, file])).toEqual([
      ['earlier', 'earlier.json'],
      ['toy', 'toy.json'],
    ]);
    expect(index.provenance).toMatchObject({
      startTime: 0,
      endTime: 3500,
      seconds: 1.5,
      engines: ['wasm 1'],
      runs: { planned: 12, finished: 3, missing: 9 },
    });
  });
});
