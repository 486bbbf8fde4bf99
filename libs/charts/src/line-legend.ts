import { marker } from './line-labels.ts';
import { element, round, text } from './svg.ts';
import { fitText, textWidth } from './text-width.ts';

const SIZE = 12;
const LINE_HEIGHT = 20;
const SAMPLE = 34;

/** What each line looks like and is called, side by side in as many rows as the width needs. */
export function lineLegend(
  lines: readonly { readonly title: string; readonly style: number }[],
  width: number,
): { height: number; markup: (top: number) => string } {
  let x = 0;
  let y = 0;
  const entries = lines.map(({ title, style }) => {
    const name = fitText(title, width - SAMPLE - 12, SIZE);
    const room = SAMPLE + 6 + textWidth(name, SIZE) + 14;
    if (x > 0 && x + room - 14 > width) {
      x = 0;
      y += LINE_HEIGHT;
    }
    const entry = { name, style, x, y };
    x += room;
    return entry;
  });
  return {
    height: y + LINE_HEIGHT,
    markup: (top) =>
      element(
        'g',
        {},
        ...entries.map((entry) =>
          element(
            'g',
            {
              class: `s${entry.style}`,
              transform: `translate(${round(entry.x + 2)} ${round(top + entry.y)})`,
            },
            element('path', { class: 'line', d: `M0 8H${SAMPLE - 4}` }),
            marker(entry.style, (SAMPLE - 4) / 2, 8),
            text(entry.name, { class: 'ink', x: SAMPLE + 4, y: 12 }),
          ),
        ),
      ),
  };
}
