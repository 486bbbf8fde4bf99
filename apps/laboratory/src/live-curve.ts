import { learningCurves } from '@experiments/charts';
import type { SeriesPanelReport, TopicReport } from '@experiments/contracts';

type RunRow = TopicReport['runs'][number];

/** Metric -> epoch -> value. */
export type Live = Map<string, Map<number, number>>;

export function remember(live: Live, epoch: number, metrics: Readonly<Record<string, number>>): void {
  for (const [metric, value] of Object.entries(metrics)) {
    const values = live.get(metric) ?? new Map<number, number>();
    live.set(metric, values.set(epoch, value));
  }
}

/** Accuracy over the epochs, here and as recorded. */
export function drawing(report: TopicReport, run: RunRow, live: Live, width: number): string {
  const metric = live.has('val_accuracy') ? 'val_accuracy' : 'accuracy';
  const here = [...(live.get(metric) ?? [])].filter(([, value]) => Number.isFinite(value));
  if (here.length === 0) return '';
  const recorded = recordedCurve(report, run, metric);
  const panel: SeriesPanelReport = {
    id: 'train-here',
    title: 'This run, here and as recorded',
    kind: 'curves',
    metric,
    scale: 'linear',
    series: [
      ...(recorded.length > 0 ? [lineOf('recorded', 'recorded', metric, recorded)] : []),
      lineOf('here', 'here', metric, here),
    ],
  };
  return learningCurves(panel, { width: Math.min(720, width) });
}

function lineOf(id: string, title: string, metric: string, points: readonly (readonly [number, number])[]) {
  return {
    arm: id,
    title,
    curve: { metric, points: points.map(([epoch, mean]) => ({ epoch, n: 1, mean })), seeds: [] },
  };
}

function recordedCurve(report: TopicReport, run: RunRow, metric: string): [number, number][] {
  const curve = report.panels
    .flatMap((panel) => ('series' in panel ? panel.series : []))
    .find((one) => one.arm === run.arm && one.curve?.metric === metric)?.curve;
  const values = curve?.seeds.find(({ seed }) => seed === run.seed)?.values ?? [];
  return values.flatMap((value, index) => (value === null ? [] : [[curve!.points[index]!.epoch, value]]));
}
