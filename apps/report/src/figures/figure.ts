import { nameInProse, numberFormat } from '@experiments/charts';
import type { Estimate } from '@experiments/contracts';

export interface Figure {
  /** Names its anchor and its files. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence made from the data. */
  readonly takeaway: string;
  /** What the marks are, and over how many seeds. */
  readonly caption: string;
  /** True while there is nothing to draw. */
  readonly empty: boolean;
  /** Why there is nothing to draw, where it is not that no run has finished. */
  readonly whyEmpty?: string;
  /** The same for those who would rather read numbers; the CSV has all of them. */
  readonly table?: FigureTable;
  svg(width: number): string;
  csv(): string;
}

export interface FigureTable {
  readonly header: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

/** `n = 10 seeds`, or the range where it is not the same everywhere. */
export function seedCount(estimates: readonly Estimate[], noun = 'seeds'): string {
  const counts = estimates.map(({ n, notFinite = 0 }) => n + notFinite);
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  if (counts.length === 0 || high === 0) return `n\u00a0=\u00a00 ${noun}`;
  return low === high ? `n\u00a0=\u00a0${high} ${noun}` : `n\u00a0=\u00a0${low} to ${high} ${noun}`;
}

/** The sentence that names what has no run, or none. */
export function withoutRuns(titles: readonly string[]): string[] {
  return titles.length === 0
    ? []
    : [`No run has finished of ${[...new Set(titles)].map(nameInProse).join(', ')}.`];
}

/** Headings of {@link estimateWords}. */
export const estimateColumns = ['mean', '95% interval', 'n'];

/** Mean, interval and n as a table writes them. */
export function estimateWords({ n, notFinite, mean, low, high }: Estimate): string[] {
  const format = numberFormat([mean, low, high]);
  const count = notFinite === undefined ? String(n) : `${n} of ${n + notFinite} finite`;
  if (mean === undefined) return ['', '', count];
  const interval = low === undefined || high === undefined ? '' : `${format(low)} to ${format(high)}`;
  return [format(mean), interval, count];
}
