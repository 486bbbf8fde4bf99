import type { ConfusionPanelReport } from '@experiments/contracts';
import { element, figure, round, text } from './svg.ts';
import { describeConfusion } from './takeaway.ts';
import { widestText } from './text-width.ts';

/**
 * A row a class of images, a column an answer: how many of a hundred images of the class got it, on average over
 * seeds. The shade grows with the square root of the share, so that mistakes are seen beside what is right.
 */
export function confusionMatrix(panel: ConfusionPanelReport, { width }: { readonly width: number }): string {
  const { classes, shares } = panel;
  const gutter = widestText(classes) + 10;
  const side = Math.min(46, Math.floor((width - gutter - 2) / Math.max(1, classes.length)));
  // Names of columns stand upright, or, where a column is as wide as they are, lie.
  const top = 24 + widestText(classes) + 8;
  const left = gutter;
  return figure(
    {
      width,
      height: top + side * classes.length + 4,
      title: panel.title,
      description: describeConfusion(panel),
    },
    text('images of a class (rows) by answer (columns), in percent', { class: 'muted', x: 2, y: 14 }),
    ...classes.map((name, column) => {
      const [x, y] = [left + (column + 0.5) * side + 4, top - 7];
      return text(name, { class: 'ink', transform: `translate(${round(x)} ${y}) rotate(-90)` });
    }),
    ...classes.map((name, row) =>
      element(
        'g',
        { transform: `translate(0 ${top + row * side})` },
        text(name, { class: 'ink end', x: left - 8, y: side / 2 + 4 }),
        ...classes.map((_, column) => cell(shares[row]?.[column]?.mean, left + column * side, side)),
      ),
    ),
  );
}

function cell(share: number | undefined, x: number, side: number): string {
  const opacity = share === undefined ? 0 : Math.round(50 * Math.sqrt(share)) / 100;
  return (
    element('rect', {
      class: 'cell',
      x: x + 0.5,
      y: 0.5,
      width: side - 1,
      height: side - 1,
      'fill-opacity': String(opacity),
    }) +
    (share === undefined || share === 0
      ? ''
      : text(percent(share), { class: 'ink bare middle', x: x + side / 2, y: side / 2 + 4 }))
  );
}

function percent(share: number): string {
  return share < 0.005 ? '<1' : String(Math.round(100 * share));
}
