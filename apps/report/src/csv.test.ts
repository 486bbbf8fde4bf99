import type { SeriesPanelReport } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { armsCsv, comparisonsCsv, csv, originalsCsv, panelCsv, runsCsv } from './csv.ts';
import { armOf, comparisonOf, reportOf } from './testing/report.ts';

const panel: SeriesPanelReport = {
  id: 'p',
  title: 'P',
  kind: 'curves',
  metric: 'loss',
  scale: 'linear',
  series: [],
};

describe('csv', () => {
  it('quotes what needs it and leaves empty what was not measured', () => {
    expect(
      csv(
        ['a', 'b'],
        [
          ['x, "y"', null],
          [undefined, 0.1],
        ],
      ),
    ).toBe('a,b\r\n"x, ""y""",\r\n,0.1\r\n');
  });
});

describe('panelCsv', () => {
  it('has a line an arm and epoch, seeds in columns of their own', () => {
    const curve = {
      metric: 'loss',
      points: [
        { epoch: 1, n: 2, mean: 1.5, sd: 0.5, low: -3, high: 6 },
        { epoch: 2, n: 1, notFinite: 1 },
      ],
      seeds: [
        { seed: 1, values: [1, 0.5] },
        { seed: 2, values: [2, null] },
      ],
    };
    expect(panelCsv({ ...panel, series: [{ arm: 'a', title: 'A', curve }] }).split('\r\n')).toEqual([
      'arm,title,metric,epoch,n,not_finite,mean,sd,low_95,high_95,seed_1,seed_2',
      'a,A,loss,1,2,0,1.5,0.5,-3,6,1,2',
      'a,A,loss,2,1,1,,,,,0.5,',
      '',
    ]);
  });

  it('has a line an arm for final values', () => {
    const values = [{ seed: 4, value: 0.88 }];
    const series = [
      { arm: 'a', title: 'A', final: { n: 1, mean: 0.88 }, values },
      { arm: 'b', title: 'B', final: { n: 0 }, values: [] },
    ];
    expect(panelCsv({ ...panel, kind: 'intervals', series }).split('\r\n')).toEqual([
      'arm,title,metric,n,not_finite,mean,sd,low_95,high_95,seed_4',
      'a,A,loss,1,0,0.88,,,,0.88',
      'b,B,loss,0,0,,,,,',
      '',
    ]);
  });
});

it('comparisonsCsv has a line a comparison with its single pairs', () => {
  const pairs = [{ seed: 1, value: 0.25 }];
  expect(comparisonsCsv([comparisonOf({ n: 1, mean: 0.25 }, { pairs, higher: 1 })]).split('\r\n')[1]).toBe(
    'tanh-relu,tanh,relu,test_accuracy,test accuracy,10,1,0,0.25,,,,1,0,,,,,,1,undecided,,,,,0.25',
  );
});

it('armsCsv has a line an arm and metric', () => {
  const metrics = { test_accuracy: { n: 1, mean: 0.9 }, test_loss: { n: 0, notFinite: 1 } };
  expect(
    armsCsv([armOf('relu', { metrics })])
      .split('\r\n')
      .slice(1),
  ).toEqual([
    'relu,relu,all,10,10,0,0,test_accuracy,1,0,0.9,,,',
    'relu,relu,all,10,10,0,0,test_loss,0,1,,,,',
    '',
  ]);
});

it('runsCsv lists every run, missing ones too', () => {
  const run = {
    runId: 'f00',
    arm: 'relu',
    seed: 1,
    role: 'arm',
    status: 'MISSING',
    diverged: false,
  } as const;
  expect(runsCsv(reportOf({ runs: [run] })).split('\r\n')[1]).toBe('f00,relu,1,arm,MISSING,false,,,,,,');
});

it('originalsCsv has a line a printed number, with ours beside it', () => {
  const numbers = [
    { metric: 'test_accuracy', printed: 0.88, estimate: { n: 1, mean: 0.87 } },
    { metric: 'test_objective', printed: 0.33 },
  ];
  const originals = [{ arm: 'relu', name: 'relu 128', from: 'readme' as const, audit: 'one run', numbers }];
  expect(
    originalsCsv([reportOf({ originals })])
      .split('\r\n')
      .slice(1, 3),
  ).toEqual([
    'activation-functions,relu 128,readme,,relu,test_accuracy,0.88,1,0,0.87,,,,,,one run',
    'activation-functions,relu 128,readme,,relu,test_objective,0.33,0,0,,,,,,,one run',
  ]);
});
