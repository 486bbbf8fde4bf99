import { standalone } from '@experiments/charts';
import type { TopicReport } from '@experiments/contracts';
import { armsCsv, runsCsv } from './csv.ts';
import { figuresOf } from './figures.ts';

export const DOWNLOAD_WIDTH = 720;

/** The files beside a topic's page by name, each made when asked for. */
export function downloadsOf(report: TopicReport): Record<string, () => string> {
  return {
    ...Object.fromEntries(
      figuresOf(report).flatMap((figure) => [
        [`${figure.id}.csv`, () => figure.csv()],
        [`${figure.id}.svg`, () => standalone(figure.svg(DOWNLOAD_WIDTH))],
      ]),
    ),
    'arms.csv': () => armsCsv(report.arms),
    'runs.csv': () => runsCsv(report),
    'report.json': () => JSON.stringify(report),
  };
}
