/** An attribute that is undefined is left out; numbers are rounded to a tenth of a pixel. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One SVG element as text. Children are markup already; {@link text} makes markup of what is not. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeMarkup(value!)}"`)
    .join('');
  const content = children.join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** A `text` element. */
export function text(content: string, attributes: Attributes = {}): string {
  return element('text', attributes, escapeMarkup(content));
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** The accessible name. */
  readonly title: string;
  /** What a reader should take away, for those who cannot see the figure. */
  readonly description: string;
}

/** A whole figure: an image to assistive technology, with a name and a description. */
export function figure({ width, height, title, description }: Frame, ...children: string[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'chart',
      role: 'img',
      viewBox: `0 0 ${round(width)} ${round(height)}`,
      width,
      height,
    },
    element('title', {}, escapeMarkup(title)),
    element('desc', {}, escapeMarkup(description)),
    ...children,
  );
}

export function escapeMarkup(value: string): string {
  return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** To a tenth of a pixel: finer is not seen and costs bytes. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
