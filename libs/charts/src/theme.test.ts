import { describe, expect, it } from 'vitest';
import { chartStyles, SERIES_STYLES, standalone, theme } from './theme.ts';

describe.each(['light', 'dark'] as const)('the %s theme', (name) => {
  const colours: Record<string, string> = theme[name];
  const text = [
    '--chart-ink',
    '--chart-muted',
    ...Array.from({ length: SERIES_STYLES }, (_, i) => `--hue-${i + 1}`),
  ];

  it.each(text)('keeps %s legible on the surface (WCAG 2.2, 1.4.3: 4.5 to 1)', (token) => {
    expect(contrast(colours[token]!, colours['--chart-surface']!)).toBeGreaterThanOrEqual(4.5);
  });
});

it('gives each style a colour and, but for the first, a dash of its own', () => {
  for (let style = 1; style <= SERIES_STYLES; style++)
    expect(chartStyles).toContain(`.s${style}{color:var(--hue-${style})}`);
  const dashes = [...chartStyles.matchAll(/stroke-dasharray:([\d ]+)\}/g)].map(([, dash]) => dash);
  expect(new Set(dashes).size).toBe(dashes.length);
});

it('puts the styles into a figure that stands alone', () => {
  const alone = standalone('<svg><title>a</title><desc>b</desc><path/></svg>');
  expect(alone).toMatch(/<\/desc><style>[^<]*--hue-1:#[^<]*<\/style><path\/>/);
});

/** (L1 + 0.05) / (L2 + 0.05) with relative luminances L1 >= L2, as WCAG defines them. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
