import type {
  ArmReport,
  ComparisonReport,
  Curve,
  Estimate,
  RunRow,
  SeriesPanelReport,
  TopicReport,
} from '@experiments/contracts';
import { measureTitle } from './measure-title.ts';

type Cell = string | number | boolean | null | undefined;

/** RFC 4180, with a header; what was not measured is an empty field. */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** A panel's numbers: a line an arm and epoch, or a line an arm, with the single seeds in columns of their own. */
export function panelCsv({ kind, metric, series }: SeriesPanelReport): string {
  if (kind === 'curves') return curvesCsv(metric, series);
  const seeds = distinctSeeds(series.flatMap(({ values = [] }) => values.map(({ seed }) => seed)));
  return csv(
    ['arm', 'title', 'metric', ...estimateHeader, ...seeds.map((seed) => `seed_${seed}`)],
    series.map(({ arm, title, final, values = [] }) => [
      ...[arm, title, metric],
      ...estimateCells(final),
      ...seeds.map((seed) => valueOf(values, seed)),
    ]),
  );
}

/** A line an arm and epoch, with the single seeds in columns of their own. */
export function curvesCsv(
  metric: string,
  lines: readonly { readonly arm: string; readonly title: string; readonly curve?: Curve | undefined }[],
): string {
  const seeds = distinctSeeds(lines.flatMap(({ curve }) => curve?.seeds.map(({ seed }) => seed) ?? []));
  return csv(
    ['arm', 'title', 'metric', 'epoch', ...estimateHeader, ...seeds.map((seed) => `seed_${seed}`)],
    lines.flatMap(({ arm, title, curve }) =>
      (curve?.points ?? []).map(({ epoch, ...point }, i) => [
        ...[arm, title, metric, epoch],
        ...estimateCells(point),
        ...seeds.map((seed) => curve!.seeds.find((one) => one.seed === seed)?.values[i]),
      ]),
    ),
  );
}

export function comparisonsCsv(comparisons: readonly ComparisonReport[]): string {
  const seeds = distinctSeeds(comparisons.flatMap(({ pairs }) => pairs.map(({ seed }) => seed)));
  return csv(
    [
      ...['comparison', 'candidate', 'baseline', 'metric', 'measure', 'planned'],
      ...estimateHeader,
      ...['higher', 'ties', 'share', 'share_low_95', 'share_high_95', 'p', 'adjusted_p', 'tests', 'verdict'],
      ...['image_mean', 'image_low_95', 'image_high_95', 'needed_pairs'],
      ...seeds.map((seed) => `seed_${seed}`),
    ],
    comparisons.map((one) => [
      ...[one.id, one.candidate, one.baseline, one.metric, measureTitle(one), one.planned],
      ...estimateCells(one.difference),
      ...[one.higher, one.ties, one.agreement?.share, one.agreement?.low, one.agreement?.high],
      ...[one.p, one.adjustedP, one.family.tests, one.verdict],
      ...[one.byImage?.difference.mean, one.byImage?.difference.low, one.byImage?.difference.high],
      one.neededPairs,
      ...seeds.map((seed) => valueOf(one.pairs, seed)),
    ]),
  );
}

/** Every number that the original printed, one a line. */
export function originalsCsv(topics: readonly TopicReport[]): string {
  return csv(
    [
      ...['topic', 'original_arm', 'from', 'epoch', 'arm', 'metric', 'printed'],
      ...estimateHeader,
      ...['one_run_low_95', 'one_run_high_95', 'audit'],
    ],
    topics.flatMap(({ id, originals }) =>
      originals.flatMap(({ name, from, epoch, arm, audit, numbers }) =>
        numbers.map(({ metric, printed, estimate, oneRun }) => [
          ...[id, name, from, epoch, arm, metric, printed],
          ...estimateCells(estimate),
          ...[oneRun?.low, oneRun?.high, audit],
        ]),
      ),
    ),
  );
}

/** Every final metric of every arm, one a line. */
export function armsCsv(arms: readonly ArmReport[]): string {
  return csv(
    ['arm', 'title', 'group', 'planned', 'finished', 'failed', 'diverged', 'metric', ...estimateHeader],
    arms.flatMap(({ id, title, group, runs, metrics }) =>
      Object.entries(metrics).map(([metric, estimate]) => [
        ...[id, title, group, runs.planned, runs.finished, runs.failed, runs.diverged, metric],
        ...estimateCells(estimate),
      ]),
    ),
  );
}

export function runsCsv({ runs }: TopicReport): string {
  const columns: (keyof RunRow)[] = [
    ...(['runId', 'arm', 'seed', 'role', 'status', 'diverged', 'epochs'] as const),
    ...(['testAccuracy', 'testLoss', 'seconds', 'weightsSha256', 'reason'] as const),
  ];
  return csv(
    columns,
    runs.map((run) => columns.map((column) => run[column])),
  );
}

/** Names of the columns of {@link estimateCells}. */
export const estimateHeader = ['n', 'not_finite', 'mean', 'sd', 'low_95', 'high_95'];

export function estimateCells({ n, notFinite, mean, sd, low, high }: Estimate = { n: 0 }): Cell[] {
  return [n, notFinite ?? 0, mean, sd, low, high];
}

function valueOf(values: readonly { seed: number; value: number | null }[], seed: number): Cell {
  return values.find((one) => one.seed === seed)?.value;
}

export function distinctSeeds(seeds: readonly number[]): number[] {
  return [...new Set(seeds)].sort((a, b) => a - b);
}

function field(cell: Cell): string {
  const content = cell === null || cell === undefined ? '' : String(cell);
  return /[",\r\n]/.test(content) ? `"${content.replaceAll('"', '""')}"` : content;
}
