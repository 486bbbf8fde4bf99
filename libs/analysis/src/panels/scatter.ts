import type { ScatterPanel, ScatterPanelReport } from '@experiments/contracts';
import type { PanelSource } from './panel-report.ts';
import { sampleOf } from './sample.ts';

/** Two final metrics of each arm. */
export function scatterPanel(panel: ScatterPanel, source: PanelSource): ScatterPanelReport {
  const { id, title, kind, x, y } = panel;
  return {
    id,
    title,
    kind,
    x: { metric: x.metric, scale: x.scale ?? 'linear' },
    y: { metric: y.metric, scale: y.scale ?? 'linear' },
    lines: panel.lines.map((line) => ({
      title: line.title,
      points: line.points.map(({ label, arm: name }) => {
        const { arm, runs } = source.arm(name);
        const [ofX, ofY] = [x, y].map(({ metric }) => sampleOf(runs, { metric }));
        const byX = new Map(ofX!.values.map(({ seed, value }) => [seed, value]));
        return {
          label,
          arm: arm.id,
          x: ofX!.estimate,
          y: ofY!.estimate,
          values: ofY!.values.map(({ seed, value }) => ({ seed, x: byX.get(seed) ?? null, y: value })),
        };
      }),
    })),
  };
}
