import type { LayersPanel, LayersPanelReport } from '@experiments/contracts';
import { estimate } from '../estimate.ts';
import { measuredValues } from '../measure.ts';
import { hasFinished } from '../planned-runs.ts';
import type { RunWithPlan } from '../planned-runs.ts';
import type { PanelSource } from './panel-report.ts';
import { finiteOrNull } from './sample.ts';

/** A metric by layer, before training or with the weights that were kept at its end. */
export function layersPanel(panel: LayersPanel, source: PanelSource): LayersPanelReport {
  const { id, title, kind, metric, at, scale = 'linear' } = panel;
  return {
    id,
    title,
    kind,
    metric,
    at,
    scale,
    plots: panel.plots.map((plot) => ({
      title: plot.title,
      lines: plot.lines.map((line) => {
        const { arm, runs } = source.arm(line.arm);
        return { title: line.title, arm: arm.id, ...byLayer(runs, metric, at) };
      }),
    })),
  };
}

function byLayer(runs: readonly RunWithPlan[], metric: string, at: LayersPanel['at']) {
  const layers = recordedLayers(runs, metric);
  const values = layers.map((layer) =>
    measuredValues(runs, { metric: `${metric}/layer_${layer}`, ...(at === 'start' && { at }) }),
  );
  const seeds = [...new Set(values.flatMap((ofLayer) => [...ofLayer.keys()]))].sort((a, b) => a - b);
  return {
    points: layers.map((layer, i) => ({ layer, ...estimate([...values[i]!.values()]) })),
    seeds: seeds.map((seed) => ({
      seed,
      values: values.map((ofLayer) => finiteOrNull(ofLayer.get(seed))),
    })),
  };
}

/** Which layers the runs recorded, in their order. */
function recordedLayers(runs: readonly RunWithPlan[], metric: string): number[] {
  const prefix = `${metric}/layer_`;
  const names = runs.filter(hasFinished).flatMap(({ summary }) => Object.keys(summary.history));
  const layers = names
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)));
  return [...new Set(layers)].sort((a, b) => a - b);
}
