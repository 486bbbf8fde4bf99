import { InvalidInput } from '@experiments/contracts';
import { SERIES_STYLES } from './theme.ts';

/** The style, 1 ... 6, that an arm wears on every figure; undefined where it has none. */
export type StyleOf = (arm: string) => number | undefined;

/** The styles wanted where no two are the same; else the free ones in their order. */
export function distinctStyles(wanted: readonly (number | undefined)[]): number[] {
  const free = Array.from({ length: SERIES_STYLES }, (_, i) => i + 1).filter(
    (style) => !wanted.includes(style),
  );
  return wanted.map((style, i) => (style === undefined || wanted.indexOf(style) < i ? free.shift()! : style));
}

/** @throws InvalidInput for more lines than a reader can tell apart. */
export function requireFewLines(where: string, count: number): void {
  if (count > SERIES_STYLES)
    throw new InvalidInput(where, count, `a plot of lines shows at most ${SERIES_STYLES}`);
}
