import type { Curve, TopicReport } from '@experiments/contracts';
import type { Trained } from './messages.ts';

export interface ComparedNumber {
  readonly name: string;
  readonly recorded: number;
  /** Absent where the run here did not get this far. */
  readonly here: number | undefined;
}

export interface RunComparison {
  /** Every number that the report holds of the run. */
  readonly numbers: readonly ComparedNumber[];
  readonly weights: { readonly recorded: string; readonly here: string };
  /** Of all numbers and of the weights, to the last bit. */
  readonly equal: boolean;
}

/** Epochs are timed, so their seconds differ on every machine. */
const TIMED = 'seconds';

/**
 * What a run trained here and the record of the same run say.
 *
 * @returns undefined where there is no finished record to compare with
 */
export function compareRuns(report: TopicReport, runId: string, trained: Trained): RunComparison | undefined {
  const record = report.runs.find((run) => run.runId === runId);
  if (record?.weightsSha256 === undefined) return undefined;
  const numbers = [
    ...finals(record, trained),
    ...report.panels
      .flatMap((panel) => ('series' in panel ? panel.series : []))
      .filter(({ arm, curve }) => arm === record.arm && curve !== undefined && curve.metric !== TIMED)
      .flatMap(({ curve }) => points(curve!, record.seed, trained)),
  ];
  const weights = { recorded: record.weightsSha256, here: trained.weightsSha256 };
  return {
    numbers: [...new Map(numbers.map((number) => [number.name, number])).values()],
    weights,
    equal: weights.recorded === weights.here && numbers.every(({ recorded, here }) => recorded === here),
  };
}

type RunRow = TopicReport['runs'][number];

function finals({ testAccuracy, testLoss }: RunRow, { metrics }: Trained): ComparedNumber[] {
  return [
    { name: 'test_accuracy', recorded: testAccuracy, here: metrics['test_accuracy'] },
    { name: 'test_loss', recorded: testLoss, here: metrics['test_loss'] },
  ].flatMap(({ recorded, ...rest }) => (recorded === undefined ? [] : [{ ...rest, recorded }]));
}

function points({ metric, points, seeds }: Curve, seed: number, { history }: Trained): ComparedNumber[] {
  const values = seeds.find((one) => one.seed === seed)?.values ?? [];
  const here = new Map(history[metric]?.map(({ step, value }) => [step, value]));
  return points.flatMap(({ epoch }, index) => {
    const recorded = values[index];
    if (recorded === null || recorded === undefined) return [];
    return [{ name: `${metric}, epoch ${epoch}`, recorded, here: here.get(epoch) }];
  });
}
