import type { Panel } from '@experiments/contracts';

/** Every metric that a panel draws of an arm; of a metric by layer the first layer's. */
export function panelMeasures(panel: Panel): { arm: string; metric: string }[] {
  const of = (metric: string) => (arm: string) => ({ arm, metric });
  switch (panel.kind) {
    case 'curves':
    case 'intervals':
      return panel.arms.map(of(panel.metric));
    case 'differences':
      return 'arm' in panel.minus
        ? [...panel.arms, panel.minus.arm].map(of(panel.metric))
        : [...panel.arms.map(of(panel.metric)), ...panel.arms.map(of(panel.minus.metric))];
    case 'layers':
      return panel.plots
        .flatMap(({ lines }) => lines.map(({ arm }) => arm))
        .map(of(`${panel.metric}/layer_1`));
    case 'response':
      return panel.lines.flatMap((line) =>
        'points' in line
          ? line.points.map(({ arm }) => ({ arm, metric: panel.metric }))
          : [{ arm: line.triedFor, metric: 'loss' }],
      );
    case 'scatter':
      return panel.lines.flatMap(({ points }) =>
        points.flatMap(({ arm }) => [
          { arm, metric: panel.x.metric },
          { arm, metric: panel.y.metric },
        ]),
      );
    case 'confusion':
      return [{ arm: panel.arm, metric: 'test_accuracy' }];
    case 'reliability':
      return panel.lines.map(({ arm }) => ({ arm, metric: 'test_calibration_error' }));
    case 'variation':
      return [panel.everything, ...panel.arms].map(of(panel.metric));
  }
}

/** How many lines a reader has to tell apart. */
export function panelLines(panel: Panel): number {
  if (panel.kind === 'curves' || panel.kind === 'differences') return panel.arms.length;
  if (panel.kind === 'layers')
    return new Set(panel.plots.flatMap(({ lines }) => lines.map(({ title }) => title))).size;
  return 'lines' in panel ? panel.lines.length : 0;
}
