import type { LayersPanelReport } from '@experiments/contracts';
import { scaleLinear } from 'd3-scale';
import { axisNote, countAxis, verticalValueAxis } from './axes.ts';
import { curvePlot } from './curve-plot.ts';
import type { CurvesOptions } from './learning-curves.ts';
import { lineLegend } from './line-legend.ts';
import { bandAndSeeds, extentOf, markedLine, meanLine } from './line-marks.ts';
import type { MarkedLine } from './line-marks.ts';
import { metricTitle } from './number-format.ts';
import { distinctStyles, requireFewLines } from './series-styles.ts';
import { element, figure, text } from './svg.ts';
import { describeLayers } from './describe-layers.ts';
import { wrapText } from './text-width.ts';
import { valueScale } from './value-scale.ts';

type Plot = LayersPanelReport['plots'][number];

/**
 * A metric by layer: one plot of lines labelled at their ends, or small ones on one pair of axes, three in a row, with
 * a key below, in which lines of one title look alike.
 *
 * @throws InvalidInput for more than six lines in a plot, or six titles in all.
 */
export function layerPlots(panel: LayersPanelReport, { width, styleOf }: CurvesOptions): string {
  const titles = [...new Set(panel.plots.flatMap(({ lines }) => lines.map(({ title }) => title)))];
  requireFewLines(`panels.${panel.id}.plots`, titles.length);
  const [only] = panel.plots;
  if (panel.plots.length === 1) return onePlot(panel, only!, { width, styleOf });
  return smallPlots(panel, titles, width);
}

function onePlot(panel: LayersPanelReport, { lines }: Plot, { width, styleOf }: CurvesOptions): string {
  const styles = distinctStyles(lines.map(({ arm }) => styleOf?.(arm)));
  return curvePlot(
    {
      title: panel.title,
      description: describeLayers(panel),
      measure: measureOf(panel),
      scale: panel.scale,
      counts: 'layer',
      lines: lines.map((line, i) => lineData(line, styles[i]!)),
    },
    width,
  );
}

function smallPlots(panel: LayersPanelReport, titles: readonly string[], width: number): string {
  const { plots, title, scale } = panel;
  const drawn = plots.map(({ lines }) =>
    lines.map((line) => markedLine(lineData(line, titles.indexOf(line.title) + 1), scale)),
  );
  const last = Math.max(2, ...drawn.flat().flatMap(({ points }) => points.map(({ x }) => x)));
  const plotHeight = width < 500 ? 110 : 150;
  const y = valueScale({ kind: scale, ...extentOf(drawn.flat()), range: [plotHeight, 0], tickCount: 4 });
  const note = axisNote([measureOf(panel), y.note, y.clips ? 'bands cut' : undefined], width);
  const grid = gridOf(plots, { width, plotHeight, top: note.top - 6 });
  const legend = lineLegend(
    titles.map((name, i) => ({ title: name, style: i + 1 })),
    width,
  );
  return figure(
    { width, height: grid.bottom + legend.height + 8, title, description: describeLayers(panel) },
    note.markup,
    ...grid.cells.map((cell, i) => {
      const plot = { left: 0, right: cell.width, top: 0, bottom: plotHeight };
      const x = scaleLinear([1, last], [6, cell.width - 6]);
      // Rules alone where the values stand at the left of the row.
      const values = cell.first ? y : { ...y, ticks: y.ticks.map((tick) => ({ ...tick, label: '' })) };
      return element(
        'g',
        { transform: `translate(${cell.left} ${cell.top})` },
        ...cell.title.map((words, row) =>
          text(words, { class: 'ink strong', x: 0, y: -8 - 14 * (cell.title.length - 1 - row) }),
        ),
        verticalValueAxis(values, plot),
        countAxis(x, 1, last, plot, cell.lowest ? 'layer' : ''),
        ...drawn[i]!.map((line) => bandAndSeeds(line, x, y)),
        ...drawn[i]!.map((line) => meanLine(line, x, y, everyFew(line))),
      );
    }),
    legend.markup(grid.bottom),
  );
}

/** Where each small plot stands; as many in a row as there are, three at most, or two where that leaves none over. */
function gridOf(
  plots: readonly Plot[],
  { width, plotHeight, top }: { readonly width: number; readonly plotHeight: number; readonly top: number },
) {
  const columns = plots.length === 4 ? 2 : Math.min(3, plots.length);
  const gutter = 54;
  const gap = width < 500 ? 10 : 22;
  const plotWidth = Math.floor((width - gutter - 4 - gap * (columns - 1)) / columns);
  const titles = plots.map((plot) => wrapText(plot.title, plotWidth, 13));
  const titleHeight = 14 * Math.max(...titles.map(({ length }) => length)) + 10;
  const rowHeight = titleHeight + plotHeight + 26;
  const rows = Math.ceil(plots.length / columns);
  return {
    bottom: top + rows * rowHeight + 18,
    cells: titles.map((title, i) => ({
      title,
      width: plotWidth,
      left: gutter + (i % columns) * (plotWidth + gap),
      top: top + Math.floor(i / columns) * rowHeight + titleHeight,
      first: i % columns === 0,
      lowest: i + columns >= plots.length,
    })),
  };
}

function lineData({ title, points, seeds }: Plot['lines'][number], style: number) {
  return { title, style, points: points.map(({ layer, ...estimate }) => ({ x: layer, ...estimate })), seeds };
}

/** Three or four markers on a line of a small plot. */
function everyFew({ points }: MarkedLine): number {
  return Math.max(1, Math.ceil((points.length - 1) / 3));
}

function measureOf({ metric, at }: LayersPanelReport): string {
  return `${metricTitle(metric)}, ${at === 'start' ? 'before training' : 'at the end of training'}`;
}
