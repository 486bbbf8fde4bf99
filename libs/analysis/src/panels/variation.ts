import type { VariationPanel, VariationPanelReport } from '@experiments/contracts';
import { estimate } from '../estimate.ts';
import { measuredValues } from '../measure.ts';
import { varianceRatio } from '../variance-ratio.ts';
import type { PanelSource } from './panel-report.ts';

/** The variance between seeds of each source alone, as a share of that with everything different. */
export function variationPanel(panel: VariationPanel, source: PanelSource): VariationPanelReport {
  const { id, title, kind, metric } = panel;
  const spread = (name: string) => {
    const { arm, runs } = source.arm(name);
    const values = [...measuredValues(runs, { metric }).values()];
    const { n, sd } = estimate(values);
    return { values, spread: { arm: arm.id, title: arm.title, n, sd } };
  };
  const everything = spread(panel.everything);
  return {
    id,
    title,
    kind,
    metric,
    everything: everything.spread,
    sources: panel.arms.map((name) => {
      const { values, spread: found } = spread(name);
      return { ...found, share: varianceRatio(values, everything.values) };
    }),
  };
}
