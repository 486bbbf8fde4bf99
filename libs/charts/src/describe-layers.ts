import type { LayersPanelReport } from '@experiments/contracts';
import { formatNumber, metricTitle } from './number-format.ts';
import { nameInProse } from './takeaway.ts';

/** Which line changes most from its first layer to its last, and which least, as factors. */
export function describeLayers({ metric, at, plots }: LayersPanelReport): string {
  const lines = plots.flatMap((plot) =>
    plot.lines.map(({ title, points }) => {
      const [first, last] = [points[0], points.at(-1)];
      return { title: [plot.title, title].filter((part) => part !== '').join(', '), first, last };
    }),
  );
  const changes = lines
    .flatMap(({ title, first, last }) => {
      const [from, to] = [first?.mean ?? 0, last?.mean ?? 0];
      if (first === undefined || last === undefined || first === last || from <= 0 || to <= 0) return [];
      return [
        { title, first: { ...first, mean: from }, last: { ...last, mean: to }, change: Math.log(to / from) },
      ];
    })
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const name = metricTitle(metric);
  const when = at === 'start' ? 'Before training' : 'At the end of training';
  if (changes.length === 0) return `${when} no line has a mean ${name} in its first and its last layer yet.`;
  const phrase = ({ title, first, last, change }: (typeof changes)[number]) =>
    `in ${nameInProse(title)}, from ${formatNumber(first.mean)} in layer ${first.layer} to ` +
    `${formatNumber(last.mean)} in layer ${last.layer}, by a factor of ${factor(Math.exp(Math.abs(change)))}`;
  const [most, least] = [changes[0]!, changes.at(-1)!];
  const without = lines.length - changes.length;
  return (
    `${when} the mean ${name} ${most.change < 0 ? 'falls' : 'rises'} most across the layers ${phrase(most)}` +
    (most === least ? '.' : `; it changes least ${phrase(least)}.`) +
    (without === 0 ? '' : ` ${without} of ${lines.length} lines have no factor: a mean is zero or missing.`)
  );
}

function factor(value: number): string {
  if (value < 100) return value.toPrecision(2);
  const rounded = Number(value.toPrecision(2));
  return rounded < 1e6 ? rounded.toLocaleString('en') : formatNumber(rounded);
}
