/** The colours of a chart by custom property. Hues keep 4.5:1 against the surface, so that labels may wear them. */
export const theme = {
  light: {
    '--chart-surface': '#ffffff',
    '--chart-ink': '#1d2530',
    '--chart-muted': '#5b6675',
    '--chart-rule': '#dde2e8',
    '--hue-1': '#1c5fb8',
    '--hue-2': '#b84300',
    '--hue-3': '#0b7a5b',
    '--hue-4': '#8a3a9b',
    '--hue-5': '#806000',
    '--hue-6': '#4d5866',
  },
  dark: {
    '--chart-surface': '#14181f',
    '--chart-ink': '#e4e8ee',
    '--chart-muted': '#9aa5b4',
    '--chart-rule': '#2d3541',
    '--hue-1': '#74aef7',
    '--hue-2': '#ff9462',
    '--hue-3': '#4fc9a0',
    '--hue-4': '#d596e4',
    '--hue-5': '#d9b345',
    '--hue-6': '#a8b4c4',
  },
} as const;

/** A series wears one of these: a hue with a dash and a marker of its own. */
export const SERIES_STYLES = 6;

const dashes = ['', '7 3', '2 3', '9 3 2 3', '4 2', '12 4'];

/**
 * The style sheet of all charts, for a page that shows them inline. It follows the reader's light or dark setting;
 * on paper it is light.
 */
export const chartStyles = [
  `:root{${declarations(theme.light)}}`,
  `@media screen and (prefers-color-scheme:dark){:root{${declarations(theme.dark)}}}`,
  `.chart{display:block;color:var(--chart-ink);font:12px/1.3 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}`,
  // Text stands out from the rules that it crosses.
  `.chart text{fill:currentColor;stroke:var(--chart-surface);stroke-width:3px;stroke-linejoin:round;paint-order:stroke}`,
  `.chart .ink{color:var(--chart-ink)}`,
  `.chart .muted{color:var(--chart-muted)}`,
  `.chart .strong{font-weight:600}`,
  `.chart .end{text-anchor:end}`,
  `.chart .middle{text-anchor:middle}`,
  `.chart .rule{stroke:var(--chart-rule);fill:none}`,
  `.chart .axis{stroke:var(--chart-muted);fill:none}`,
  `.chart .zero{stroke:var(--chart-muted);stroke-dasharray:3 3}`,
  `.chart .line{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}`,
  `.chart .band{fill:currentColor;fill-opacity:.13}`,
  `.chart .seeds{fill:none;stroke:currentColor;stroke-opacity:.3;stroke-width:1}`,
  `.chart .leader{fill:none;stroke:currentColor;stroke-opacity:.5}`,
  `.chart .mark{fill:currentColor;stroke:var(--chart-surface)}`,
  `.chart .seed{fill:currentColor;fill-opacity:.42}`,
  `.chart .interval{fill:none;stroke:currentColor;stroke-width:2.5;stroke-linecap:round}`,
  `.chart .whisker{fill:none;stroke:currentColor;stroke-width:1.3}`,
  `.chart .original{fill:none;stroke:var(--chart-ink);stroke-width:1.4}`,
  `.chart .stop{fill:none;stroke:currentColor;stroke-width:2}`,
  `.chart .chosen{fill:none;stroke:currentColor;stroke-width:1.5}`,
  `.chart .cell{fill:var(--hue-1);stroke:var(--chart-rule)}`,
  `.chart .bare{stroke:none}`,
  ...dashes.map((dash, i) => `.chart .s${i + 1}{color:var(--hue-${i + 1})}${dashed(i + 1, dash)}`),
].join('\n');

/** A figure that stands alone, as a file to download: its styles travel in it. */
export function standalone(svg: string): string {
  const background = '.chart{background:var(--chart-surface)}';
  return svg.replace(/(<\/desc>)/, `$1<style>${chartStyles}\n${background}</style>`);
}

function declarations(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
}

function dashed(style: number, dash: string): string {
  return dash === '' ? '' : `.chart .s${style} .line{stroke-dasharray:${dash}}`;
}
