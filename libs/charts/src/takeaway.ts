import type {
  ConfusionPanelReport,
  Curve,
  Estimate,
  ResponsePanelReport,
  ScatterPanelReport,
  SeriesPanelReport,
} from '@experiments/contracts';
import { formatGiven, metricTitle, numberFormat } from './number-format.ts';

/** `0.8812 (95% interval 0.8797 to 0.8827, n = 10)`, or what stands in for it. */
export function describeEstimate(
  { n, notFinite, mean, low, high }: Estimate,
  { signed = false }: { readonly signed?: boolean } = {},
): string {
  const format = numberFormat([mean, low, high], { signed });
  if (notFinite !== undefined) return `no mean (${notFinite} of ${n + notFinite} values not finite)`;
  if (mean === undefined) return 'no value yet';
  if (low === undefined || high === undefined) return `${format(mean)} (n\u00a0=\u00a0${n}, no interval)`;
  return `${format(mean)} (95% interval ${format(low)} to ${format(high)}, n\u00a0=\u00a0${n})`;
}

/** Which arm ends highest and which lowest, in a sentence. */
export function describeCurves({ metric, series }: SeriesPanelReport): string {
  return describeExtremes(metricTitle(metric), endsOf(series));
}

/** The last point of each curve. */
export function endsOf(
  lines: readonly { readonly title: string; readonly curve?: Curve | undefined }[],
): NamedEstimate[] {
  return lines.map(({ title, curve }) => {
    const last = curve?.points.at(-1);
    return {
      title,
      estimate: last ?? { n: 0 },
      when: last === undefined ? '' : ` after epoch ${last.epoch}`,
    };
  });
}

export interface NamedEstimate {
  readonly title: string;
  readonly estimate: Estimate;
  readonly when?: string;
}

/** Highest and lowest mean of a list; those without a mean are counted, not passed over. */
export function describeExtremes(metric: string, items: readonly NamedEstimate[]): string {
  const known = items
    .filter(({ estimate }) => estimate.mean !== undefined)
    .sort((a, b) => b.estimate.mean! - a.estimate.mean!);
  const without = items.length - known.length;
  const rest = without === 0 ? '' : ` ${without} of ${items.length} have no mean.`;
  const phrase = ({ title, estimate, when = '' }: NamedEstimate) =>
    `${nameInProse(title)} with ${describeEstimate(estimate)}${when}`;
  if (known.length === 0) return `No arm has a mean ${metric} yet.`;
  if (known.length === 1) return `${capitalise(metric)}: ${phrase(known[0]!)}.${rest}`;
  return `Highest ${metric}: ${phrase(known[0]!)}; lowest: ${phrase(known.at(-1)!)}.${rest}`;
}

/** Where the metric is highest and where lowest, of all lines; of tried values, which one of each line was chosen. */
export function describeResponse({ metric, x, lines }: ResponsePanelReport): string {
  const points = lines.flatMap(({ title, points }) => points.map((point) => ({ ...point, line: title })));
  const extremes = describeExtremes(
    metricTitle(metric),
    points.map((point) => ({
      title: point.line,
      estimate: point.estimate,
      when: ` at ${x.title} = ${typeof point.x === 'number' ? formatGiven(point.x) : point.x}`,
    })),
  );
  const chosen = points.flatMap(({ chosen, line, x: value }) =>
    chosen ? [`${typeof value === 'number' ? formatGiven(value) : value} for ${line}`] : [],
  );
  return chosen.length === 0 ? extremes : `${extremes} Tuning chose ${chosen.join(', ')}.`;
}

/** Which arm is highest and which lowest, and where they stand along the other axis. */
export function describeScatter({ x, y, lines }: ScatterPanelReport): string {
  const name = metricTitle(x.metric);
  return describeExtremes(
    metricTitle(y.metric),
    lines.flatMap(({ title, points }) =>
      points.map((point) => ({
        title: `${title}, ${point.label}`,
        estimate: point.y,
        when: point.x.mean === undefined ? '' : ` at ${numberFormat([point.x.mean])(point.x.mean)} ${name}`,
      })),
    ),
  );
}

/** The class that is recognised most often and the mistake that is made most often. */
export function describeConfusion({ classes, shares, armTitle }: ConfusionPanelReport): string {
  const cells = shares.flatMap((row, i) =>
    row.flatMap((estimate, j) =>
      estimate.mean === undefined ? [] : [{ i, j, estimate, mean: estimate.mean }],
    ),
  );
  if (cells.length === 0)
    return `The answers of ${nameInProse(armTitle)} about single images are not at hand.`;
  const highest = (right: boolean) =>
    cells.filter(({ i, j }) => (i === j) === right).reduce((a, b) => (b.mean > a.mean ? b : a));
  const [known, mistake] = [highest(true), highest(false)];
  return (
    `Most often right: ${classes[known.i]}, with a share of ${describeEstimate(known.estimate)}; ` +
    `most often taken for another class: ${classes[mistake.i]} for ${classes[mistake.j]}, ` +
    `with a share of ${describeEstimate(mistake.estimate)}.`
  );
}

/** The title of an arm within a sentence: in quotation marks where it holds a comma, which would seem to end it. */
export function nameInProse(title: string): string {
  return title.includes(',') ? `“${title}”` : title;
}

/** In how many paired differences the interval leaves out zero, and how many have no interval to say so. */
export function describeDifferences(items: readonly { readonly estimate: Estimate }[]): string {
  const clear = items.filter(({ estimate: { low, high } }) => low! > 0 || high! < 0).length;
  const without = items.filter(({ estimate }) => estimate.low === undefined).length;
  return (
    `The interval of the paired difference leaves out zero in ${clear} of ${items.length} comparisons` +
    (without === 0 ? '.' : `; ${without} of them have no interval.`)
  );
}

function capitalise(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1);
}
