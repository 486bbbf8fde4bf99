import { InvalidInput, panelReport as schema } from '@experiments/contracts';
import type {
  ConfusionPanelReport,
  DifferencesPanelReport,
  LayersPanelReport,
  MetricPoint,
  Panel,
  ResponsePanelReport,
  RunSummary,
  ScatterPanelReport,
} from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { joinRuns } from '../planned-runs.ts';
import { plannedRun, recordOf, toyArm } from '../testing/runs.ts';
import { panelReport } from './panel-report.ts';
import type { TestAnswers } from './confusion.ts';

const points = (...values: number[]): MetricPoint[] => values.map((value, i) => ({ step: i + 1, value }));

/** The panel over the records of arms `a` and `b`, of which `b` is tuned; it passes its contract. */
function drawn<Report>(panel: Panel, records: readonly RunSummary[], answers?: TestAnswers): Report {
  const arms = [
    toyArm('a'),
    toyArm('b', {
      tune: {
        path: 'optimizer.learningRate',
        grid: [0.1, 1],
        monitor: 'val_loss',
        validation: 10,
        epochs: 1,
      },
    }),
  ];
  const runs = joinRuns(
    [
      ...arms.flatMap(({ id }) =>
        [1, 2, 3].map((seed) => plannedRun(id, seed, id === 'b' ? { tunedValue: 1 } : {})),
      ),
      ...trials,
    ],
    records,
  );
  const report = panelReport(panel, {
    arm: (id) => {
      const arm = arms.find((one) => one.id === id);
      if (arm === undefined) throw new InvalidInput('arm', id, 'a, b');
      return {
        arm,
        runs: runs.filter(({ plan }) => plan.arm === id && plan.role === 'arm'),
        trials: runs.filter(({ plan }) => plan.arm === id && plan.role === 'tuning'),
      };
    },
    answers,
  });
  const plain: unknown = JSON.parse(JSON.stringify(report));
  expect(schema.parse(plain)).toEqual(plain);
  return report as Report;
}

const trials = [0.1, 1].map((tunedValue) => plannedRun('b', 1, { role: 'tuning', tunedValue }));
const record = (arm: string, seed: number, more: Partial<RunSummary>) =>
  recordOf(plannedRun(arm, seed), more);
const tuned = (seed: number, more: Partial<RunSummary>) =>
  recordOf(plannedRun('b', seed, { tunedValue: 1 }), more);

describe('differences', () => {
  const panel: Panel = {
    id: 'p',
    title: 'P',
    kind: 'differences',
    metric: 'val_loss',
    minus: { metric: 'loss' },
    arms: ['a'],
  };

  it('takes one metric off another within each run', () => {
    const { lines } = drawn<DifferencesPanelReport>(panel, [
      record('a', 1, { history: { val_loss: points(3, 4), loss: points(2, 1) } }),
      record('a', 2, { history: { val_loss: points(5), loss: points(2) } }),
    ]);
    expect(lines[0]!.curve.points.map(({ epoch, n, mean }) => [epoch, n, mean])).toEqual([
      [1, 2, 2],
      [2, 1, 3],
    ]);
    expect(lines[0]!.curve.seeds).toEqual([
      { seed: 1, values: [1, 3] },
      { seed: 2, values: [3, null] },
    ]);
  });

  it('takes off another arm by seeds, of those that have both', () => {
    const report = drawn<DifferencesPanelReport>({ ...panel, metric: 'loss', minus: { arm: 'b' } }, [
      record('a', 1, { history: { loss: points(3, 4) } }),
      record('a', 2, { history: { loss: points(9, 9) } }),
      tuned(1, { history: { loss: points(3, 4) } }),
    ]);
    expect(report.minus).toEqual({ arm: 'b', title: 'B' });
    expect(report.lines[0]!.curve.points).toEqual([
      { epoch: 1, n: 1, mean: 0 },
      { epoch: 2, n: 1, mean: 0 },
    ]);
  });
});

describe('layers', () => {
  const panel: Panel = {
    id: 'p',
    title: 'P',
    kind: 'layers',
    metric: 'gradient_norm',
    at: 'start',
    plots: [{ title: 'relu', lines: [{ title: 'deep', arm: 'a' }] }],
  };
  const layers = (seed: number) =>
    record('a', seed, {
      // Ten comes before two by name.
      history: Object.fromEntries(
        [1, 2, 10].map((layer) => [`gradient_norm/layer_${layer}`, [{ step: 0, value: layer * seed }]]),
      ),
      metrics: { 'gradient_norm/layer_1': 7, 'gradient_norm/layer_2': 8, 'gradient_norm/layer_10': Infinity },
    });

  it('has the layers in their order, before training', () => {
    const [line] = drawn<LayersPanelReport>(panel, [layers(1), layers(3)]).plots[0]!.lines;
    expect(line!.points.map(({ layer, n, mean }) => [layer, n, mean])).toEqual([
      [1, 2, 2],
      [2, 2, 4],
      [10, 2, 20],
    ]);
    expect(line!.seeds[1]).toEqual({ seed: 3, values: [3, 6, 30] });
  });

  it('has the values of the kept weights at the end, and none where one is not finite', () => {
    const [line] = drawn<LayersPanelReport>({ ...panel, at: 'end' }, [layers(1)]).plots[0]!.lines;
    expect(line!.points).toEqual([
      { layer: 1, n: 1, mean: 7 },
      { layer: 2, n: 1, mean: 8 },
      { layer: 10, n: 0, notFinite: 1 },
    ]);
  });

  it('has no points where nothing was run', () => {
    expect(drawn<LayersPanelReport>(panel, []).plots[0]!.lines[0]).toMatchObject({ points: [], seeds: [] });
  });
});

describe('response', () => {
  const panel: Panel = {
    id: 'p',
    title: 'P',
    kind: 'response',
    metric: 'val_loss',
    x: { title: 'learning rate', scale: 'log' },
    lines: [{ title: 'b', triedFor: 'b' }],
  };

  it('has the arms by what they were given', () => {
    const report = drawn<ResponsePanelReport>(
      { ...panel, metric: 'test_accuracy', lines: [{ title: 'line', points: [{ x: 32, arm: 'a' }] }] },
      [1, 2].map((seed) => record('a', seed, { metrics: { test_accuracy: seed / 4 } })),
    );
    expect(report.lines[0]!.points[0]).toMatchObject({
      x: 32,
      arm: 'a',
      estimate: { n: 2, mean: 0.375 },
      values: [
        { seed: 1, value: 0.25 },
        { seed: 2, value: 0.5 },
      ],
    });
  });

  it('has the scores of the values that tuning tried', () => {
    const scored = (i: number, score: number) =>
      recordOf(trials[i]!, { history: { val_loss: points(score) } });
    const report = drawn<ResponsePanelReport>(panel, [scored(0, Infinity), scored(1, 0.5), tuned(1, {})]);
    expect(report.lines[0]!.points).toEqual([
      {
        x: 0.1,
        arm: 'b',
        estimate: { n: 0, notFinite: 1 },
        values: [{ seed: 1, value: null }],
        chosen: false,
      },
      { x: 1, arm: 'b', estimate: { n: 1, mean: 0.5 }, values: [{ seed: 1, value: 0.5 }], chosen: true },
    ]);
  });

  it('refuses an arm that is not tuned by the metric', () => {
    expect(() => drawn({ ...panel, lines: [{ title: 'a', triedFor: 'a' }] }, [])).toThrow(
      new InvalidInput('panels.p.lines', 'val_loss', 'a is tuned by nothing'),
    );
    expect(() => drawn({ ...panel, metric: 'loss' }, [])).toThrow('b is tuned by val_loss');
  });
});

it('scatter has both metrics of each arm, seed by seed', () => {
  const report = drawn<ScatterPanelReport>(
    {
      id: 'p',
      title: 'P',
      kind: 'scatter',
      x: { metric: 'epochs_run' },
      y: { metric: 'test_accuracy' },
      lines: [{ title: 'line', points: [{ label: '1', arm: 'a' }] }],
    },
    [
      record('a', 1, { metrics: { test_accuracy: 0.5, epochs_run: 4 } }),
      record('a', 2, { metrics: { epochs_run: 2 }, diverged: true }),
    ],
  );
  expect(report.lines[0]!.points).toEqual([
    {
      label: '1',
      arm: 'a',
      x: expect.objectContaining({ n: 2, mean: 3 }),
      y: { n: 1, notFinite: 1 },
      values: [
        { seed: 1, x: 4, y: 0.5 },
        { seed: 2, x: 2, y: null },
      ],
    },
  ]);
});

describe('confusion', () => {
  const panel: Panel = { id: 'p', title: 'P', kind: 'confusion', arm: 'a' };
  const records = [1, 2].map((seed) => record('a', seed, {}));

  it('has the mean share of each answer by the class of the images', () => {
    const answers: TestAnswers = (runId) => ({
      expected: Uint8Array.of(0, 0, 1, 1),
      predicted: runId === records[0]!.runId ? Uint8Array.of(0, 0, 1, 0) : Uint8Array.of(0, 1, 1, 1),
      classes: ['no', 'yes'],
    });
    const { classes, shares } = drawn<ConfusionPanelReport>(panel, records, answers);
    expect(classes).toEqual(['no', 'yes']);
    expect(shares.map((row) => row.map(({ n, mean }) => [n, mean]))).toEqual([
      [
        [2, 0.75],
        [2, 0.25],
      ],
      [
        [2, 0.25],
        [2, 0.75],
      ],
    ]);
  });

  it('is empty where the answers are not at hand', () => {
    expect(drawn(panel, records)).toMatchObject({ armTitle: 'A', classes: [], shares: [] });
    expect(drawn(panel, records, () => undefined)).toMatchObject({ classes: [] });
  });
});
