import { InvalidInput } from '@experiments/contracts';
import type { ResponseLine, ResponsePanel, ResponsePanelReport } from '@experiments/contracts';
import { estimate } from '../estimate.ts';
import { tuningOf } from '../tuning.ts';
import type { PanelSource } from './panel-report.ts';
import { sampleOf } from './sample.ts';

type Points = ResponsePanelReport['lines'][number]['points'];

/**
 * A metric against what the arms were given.
 *
 * @throws InvalidInput for a line of tried values where the arm is not tuned, or by another metric
 */
export function responsePanel(panel: ResponsePanel, source: PanelSource): ResponsePanelReport {
  const { id, title, kind, metric, scale = 'linear', x } = panel;
  return {
    id,
    title,
    kind,
    metric,
    scale,
    x: { ...x },
    lines: panel.lines.map((line) => ({ title: line.title, points: pointsOf(line, panel, source) })),
  };
}

function pointsOf(line: ResponseLine, { id, metric }: ResponsePanel, source: PanelSource): Points {
  if ('triedFor' in line) return triedValues(line.triedFor, `panels.${id}.lines`, metric, source);
  return line.points.map(({ x, arm: name }) => {
    const { arm, runs } = source.arm(name);
    return { x, arm: arm.id, ...sampleOf(runs, { metric }) };
  });
}

/** Each value was tried with one seed; one that has no score has no estimate either, and counts as not finite. */
function triedValues(name: string, where: string, metric: string, source: PanelSource): Points {
  const { arm, runs, trials } = source.arm(name);
  if (arm.tune?.monitor !== metric)
    throw new InvalidInput(where, metric, `${name} is tuned by ${arm.tune?.monitor ?? 'nothing'}`);
  const seed = trials[0]?.plan.seed ?? 1;
  const tuned = tuningOf(arm.tune, [...runs, ...trials]);
  return (tuned?.grid ?? []).map(({ value, score }) => ({
    x: value,
    arm: arm.id,
    estimate: estimate([score ?? NaN]),
    values: [{ seed, value: score }],
    chosen: value === tuned!.value,
  }));
}
