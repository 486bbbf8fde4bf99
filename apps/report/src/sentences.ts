import { describeExtremes, metricTitle, nameInProse, numberFormat } from '@experiments/charts';
import type { ComparisonReport, TopicReport } from '@experiments/contracts';
import { formatP } from './format-p.ts';
import { measureTitle } from './measure-title.ts';
import { timeText } from './time-text.ts';

/** What the topic's headline comparison found, in a sentence; without a comparison, the range of the arms. */
export function headline(report: TopicReport): string {
  const comparison = headlineComparison(report);
  if (comparison !== undefined) return comparisonSentence(comparison, report);
  return describeExtremes(
    metricTitle(report.metric),
    report.arms.map(({ title, metrics }) => ({ title, estimate: metrics[report.metric] ?? { n: 0 } })),
  );
}

export function headlineComparison({ comparisons }: TopicReport): ComparisonReport | undefined {
  return comparisons.find((comparison) => comparison.headline) ?? comparisons[0];
}

/**
 * A comparison in words: the paired difference, its interval and n. It says which side ended higher only where the
 * interval leaves out zero, and adds where the pairs are too few to decide anything.
 */
export function comparisonSentence(comparison: ComparisonReport, report: TopicReport): string {
  const { n, notFinite, mean, low, high } = comparison.difference;
  const candidate = nameInProse(armTitle(report, comparison.candidate));
  const baseline = nameInProse(armTitle(report, comparison.baseline));
  const metric = measureTitle(comparison);
  const plain = numberFormat([mean, low, high]);
  const signed = numberFormat([mean, low, high], { signed: true });
  if (comparison.times !== undefined)
    return capitalise(timesSentence(comparison, candidate, baseline, metric));
  if (notFinite !== undefined)
    return capitalise(
      `${candidate} and ${baseline} have no mean difference in ${metric}: it is not finite in ${notFinite} of ${n + notFinite} pairs.`,
    );
  if (mean === undefined)
    return capitalise(`${candidate} and ${baseline} are not compared yet: no seed has finished in both.`);
  if (low === undefined || high === undefined)
    return capitalise(
      `${candidate} minus ${baseline} is ${signed(mean)} in ${metric} in the one pair that finished: one pair has no interval.`,
    );
  if (low === 0 && high === 0)
    return capitalise(
      `${candidate} and ${baseline} have the same ${metric} in each of n\u00a0=\u00a0${n} pairs.`,
    );
  const interval = `95% interval ${signed(low)} to ${signed(high)}, n\u00a0=\u00a0${n} pairs`;
  const found =
    low <= 0 && high >= 0
      ? `${candidate} and ${baseline} are not told apart in ${metric}: paired difference ${signed(mean)}, ${interval}.`
      : `${candidate} ends ${plain(Math.abs(mean))} ${mean > 0 ? 'above' : 'below'} ${baseline} in ${metric}: ${interval}.`;
  if (!canDecide(n)) return capitalise(`${found} ${capitalise(tooFew(n))}.`);
  const open = (low > 0 || high < 0) && comparison.verdict === 'undecided';
  return capitalise(open ? `${found} By the rule for verdicts it stays undecided.` : found);
}

/** Times until a value is reached have medians instead of means, since some runs may never get there. */
function timesSentence(
  { times, pairs, higher, ties }: ComparisonReport,
  candidate: string,
  baseline: string,
  measure: string,
): string {
  const [a, b] = [times!.candidate, times!.baseline].map(
    (time) => `${timeText(time)}${time.missed > 0 ? ` (${time.missed} of ${time.n} missed)` : ''}`,
  );
  return `${candidate} against ${baseline}: median ${measure} ${a} against ${b}, later in ${higher} of ${count(pairs.length, 'pair')}, equal in ${ties}.`;
}

/** What these data cannot show, whatever they seem to. */
export function limits(report: TopicReport): string[] {
  const { runs } = report.provenance;
  const sizes = report.comparisons.map(({ difference }) => difference.n);
  const [fewest, most] = [Math.min(...sizes), Math.max(...sizes)];
  const range = fewest === most ? `n\u00a0=\u00a0${most}` : `n\u00a0=\u00a0${fewest} to ${most}`;
  const deciding = canDecide(most)
    ? `The comparisons have ${range} pairs of seeds; the smallest two-sided sign-flip p is ${formatP(smallestP(most))} at n\u00a0=\u00a0${most}.`
    : `The comparisons have ${range} pairs of seeds. ${capitalise(tooFew(most))}.`;
  return [
    ...(most >= 1 ? [deciding] : []),
    ...(runs.missing > 0
      ? [`${runs.missing} of ${runs.planned} planned runs are missing; means are over those that finished.`]
      : []),
    ...(runs.failed > 0 ? [`${count(runs.failed, 'run')} failed and ${verb(runs.failed)} no metrics.`] : []),
    ...(runs.diverged > 0
      ? [
          `${count(runs.diverged, 'run')} diverged: an arm with a value that is not finite has no mean, for a mean over its other runs would leave out what went wrong.`,
        ]
      : []),
    'Intervals are 95% Student t intervals over seeds: they cover the chance in training, not that in the choice of test images, which all arms share; where a difference by image is given, its interval covers that. Intervals are not adjusted for the number of comparisons; the p that verdicts rest on are.',
  ];
}

/** The smallest p that an exact two-sided sign-flip test of n pairs can give: 2 of 2^n equally likely signs. */
export function smallestP(n: number): number {
  return 2 ** (1 - n);
}

function canDecide(n: number): boolean {
  return smallestP(n) < 0.05;
}

function tooFew(n: number): string {
  return `with ${count(n, 'pair')} the smallest two-sided sign-flip p is ${formatP(smallestP(n))}, which decides nothing`;
}

export function armTitle(report: TopicReport, id: string): string {
  return report.arms.find((arm) => arm.id === id)?.title ?? id;
}

export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function verb(n: number): string {
  return n === 1 ? 'has' : 'have';
}

export function capitalise(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1);
}
