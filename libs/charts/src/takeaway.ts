import type { Estimate, PanelReport } from '@experiments/contracts';
import { metricTitle, numberFormat } from './number-format.ts';

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
export function describeCurves({ metric, series }: PanelReport): string {
  const ends = series.map(({ title, curve }) => {
    const last = curve?.points.at(-1);
    return {
      title,
      estimate: last ?? { n: 0 },
      when: last === undefined ? '' : ` after epoch ${last.epoch}`,
    };
  });
  return describeExtremes(metricTitle(metric), ends);
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
