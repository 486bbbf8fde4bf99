import type { CurvesPanel, IntervalsPanel, SeriesPanelReport } from '@experiments/contracts';
import { curve } from '../curve.ts';
import type { SeedHistory } from '../curve.ts';
import { hasFinished } from '../planned-runs.ts';
import type { RunWithPlan } from '../planned-runs.ts';
import type { PanelSource } from './panel-report.ts';
import { sampleOf } from './sample.ts';

/** A metric of each arm, over epochs or after the last. */
export function seriesPanel(panel: CurvesPanel | IntervalsPanel, source: PanelSource): SeriesPanelReport {
  const { id, title, kind, metric, scale = 'linear' } = panel;
  return {
    id,
    title,
    kind,
    metric,
    scale,
    series: panel.arms.map((name) => {
      const { arm, runs } = source.arm(name);
      const named = { arm: arm.id, title: arm.title };
      if (kind === 'curves') return { ...named, curve: curve(metric, histories(runs, metric)) };
      const { estimate: final, values } = sampleOf(runs, { metric });
      return { ...named, final, values };
    }),
  };
}

/** The metric's history in every finished run. */
export function histories(runs: readonly RunWithPlan[], metric: string): SeedHistory[] {
  return runs.filter(hasFinished).map(({ plan, summary }) => ({
    seed: plan.seed,
    diverged: summary.diverged,
    points: summary.history[metric] ?? [],
  }));
}
