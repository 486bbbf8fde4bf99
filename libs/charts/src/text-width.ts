/**
 * Roughly how wide a text is in a system sans-serif face, in pixels. Charts are laid out without a browser, so this
 * leans to the wide side: a label with a little too much room looks better than one that runs into the next.
 */
export function textWidth(content: string, fontSize: number): number {
  let units = 0;
  for (const character of content) units += widthOf(character);
  return units * fontSize;
}

export function widestText(contents: readonly string[], fontSize = 12): number {
  return Math.max(0, ...contents.map((content) => textWidth(content, fontSize)));
}

/** The text, cut with an ellipsis where it would be wider than `width`. */
export function fitText(content: string, width: number, fontSize: number): string {
  if (textWidth(content, fontSize) <= width) return content;
  let cut = content;
  while (cut !== '' && textWidth(`${cut}…`, fontSize) > width) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}

/**
 * The text on one line where it fits, else broken between words into at most three; what is still too wide is cut. A
 * line break in the text is where it had best be broken: then each part gets at most two lines.
 */
export function wrapText(content: string, width: number, fontSize: number): string[] {
  const whole = content.replaceAll('\n', ' ');
  if (textWidth(whole, fontSize) <= width) return [whole];
  const parts = content.split('\n');
  return parts.flatMap((part) => wrapWords(part, parts.length > 1 ? 2 : 3, width, fontSize));
}

function wrapWords(content: string, most: number, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  for (const word of content.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    const fits = textWidth(longer, fontSize) <= width;
    if (lines.length === 0 || (!fits && lines.length < most)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => fitText(line, width, fontSize));
}

function widthOf(character: string): number {
  if (/[ijl.,'|!:;()[\]\s]/.test(character)) return 0.36;
  if (/[mwMW@%]/.test(character)) return 0.92;
  return /[A-Z]/.test(character) ? 0.7 : 0.61;
}
