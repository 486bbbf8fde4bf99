import type { CalibrationBin, ReliabilityPanel, ReliabilityPanelReport } from '@experiments/contracts';
import { estimate } from '../estimate.ts';
import { hasFinished } from '../planned-runs.ts';
import type { PanelSource } from './panel-report.ts';

/** How sure the run with this id is of its test predictions, in bins; undefined where it is not known. */
export type Calibrations = (runId: string) => readonly CalibrationBin[] | undefined;

/** Mean probability and accuracy of each bin over the seeds that put an image there. */
export function reliabilityPanel(
  panel: ReliabilityPanel,
  { arm: find, calibrations }: PanelSource,
): ReliabilityPanelReport {
  const { id, title, kind } = panel;
  return {
    id,
    title,
    kind,
    lines: panel.lines.map((line) => {
      const { arm, runs } = find(line.arm);
      const known = runs.filter(hasFinished).flatMap(({ plan: { runId, seed } }) => {
        const bins = calibrations?.(runId);
        return bins ? [{ seed, bins }] : [];
      });
      return {
        title: line.title,
        arm: arm.id,
        runs: known.length,
        bins: (known[0]?.bins ?? []).flatMap((_, index) => {
          const filled = known.flatMap(({ seed, bins }) => {
            const { count, probability, correct } = bins[index]!;
            return count === 0
              ? []
              : [{ seed, count, probability: probability / count, accuracy: correct / count }];
          });
          if (filled.length === 0) return [];
          return {
            images: filled.reduce((sum, { count }) => sum + count, 0),
            probability: estimate(filled.map(({ probability }) => probability)),
            accuracy: estimate(filled.map(({ accuracy }) => accuracy)),
            values: filled.map(({ seed, probability, accuracy }) => ({ seed, probability, accuracy })),
          };
        }),
      };
    }),
  };
}
