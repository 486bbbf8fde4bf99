import type { DifferencesPanel, DifferencesPanelReport } from '@experiments/contracts';
import { curve } from '../curve.ts';
import type { SeedHistory } from '../curve.ts';
import type { PanelSource } from './panel-report.ts';
import { histories } from './series.ts';

/**
 * A difference over epochs, seed by seed. There is one where both sides have a value: of a run that was never started,
 * or that stopped, nothing is taken off and nothing left over.
 */
export function differencesPanel(panel: DifferencesPanel, source: PanelSource): DifferencesPanelReport {
  const { id, title, kind, metric, minus } = panel;
  const baseline = 'arm' in minus ? source.arm(minus.arm) : undefined;
  const other = 'metric' in minus ? minus.metric : metric;
  return {
    id,
    title,
    kind,
    metric,
    minus: baseline === undefined ? { metric: other } : { arm: baseline.arm.id, title: baseline.arm.title },
    lines: panel.arms.map((name) => {
      const { arm, runs } = source.arm(name);
      const taken = histories(baseline?.runs ?? runs, other);
      const differences = histories(runs, metric).flatMap((history) => {
        const off = taken.find(({ seed }) => seed === history.seed);
        return off === undefined ? [] : [difference(history, off)];
      });
      return { arm: arm.id, title: arm.title, curve: curve(metric, differences) };
    }),
  };
}

function difference(history: SeedHistory, off: SeedHistory): SeedHistory {
  const byStep = new Map(off.points.map(({ step, value }) => [step, value]));
  return {
    seed: history.seed,
    diverged: history.diverged || off.diverged,
    points: history.points.flatMap(({ step, value }) => {
      const taken = byStep.get(step);
      return taken === undefined ? [] : [{ step, value: value - taken }];
    }),
  };
}
