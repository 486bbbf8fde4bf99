import { confusionMatrix, describeConfusion } from '@experiments/charts';
import type { ConfusionPanelReport } from '@experiments/contracts';
import { csv, estimateCells, estimateHeader } from '../csv.ts';
import { seedCount } from './figure.ts';
import type { Figure } from './figure.ts';

export function confusionFigure(panel: ConfusionPanelReport): Figure {
  const { classes, shares, armTitle } = panel;
  return {
    id: panel.id,
    title: panel.title,
    takeaway: describeConfusion(panel),
    caption: `${armTitle}. A row is a class of test images, a column an answer; the number is the percentage of the row, mean over ${seedCount(shares.flat())}; the shade grows with its square root.`,
    empty: classes.length === 0,
    whyEmpty: 'Nothing to draw: the answers about single images, or their labels, were not at hand.',
    table: {
      header: ['class', ...classes.map((name) => `taken for ${name}`)],
      rows: classes.map((name, row) => [
        name,
        ...classes.map((_, column) => shares[row]![column]!.mean?.toFixed(4) ?? ''),
      ]),
    },
    svg: (width) => confusionMatrix(panel, { width }),
    csv: () =>
      csv(
        ['class', 'answer', ...estimateHeader],
        classes.flatMap((name, row) =>
          classes.map((answer, column) => [name, answer, ...estimateCells(shares[row]![column])]),
        ),
      ),
  };
}
