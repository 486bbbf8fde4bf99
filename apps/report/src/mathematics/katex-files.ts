import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { workspacePath } from '../workspace.ts';

/** The fonts that formulas of this site may use; a formula in another would be drawn in the text's font. */
export const KATEX_FONTS = [
  'AMS-Regular',
  'Caligraphic-Regular',
  'Main-Bold',
  'Main-Italic',
  'Main-Regular',
  'Math-Italic',
  'Size1-Regular',
  'Size2-Regular',
  'Size3-Regular',
  'Size4-Regular',
].map((name) => `KaTeX_${name}.woff2`);

/** The bytes of one of these fonts. */
export function katexFont(file: string): Buffer {
  return readFileSync(join(distribution(), 'fonts', file));
}

/**
 * KaTeX's style sheet, with the fonts of this site alone and in one format, which every browser that draws it has.
 *
 * @param fonts the address of the folder of the fonts, relative to the page
 */
export function katexStyles(fonts: string): string {
  const styles = readFileSync(join(distribution(), 'katex.min.css'), 'utf8');
  return styles.replace(/@font-face\{[^}]*\}/g, (face) => {
    const file = /fonts\/([\w-]+\.woff2)/.exec(face)![1]!;
    if (!KATEX_FONTS.includes(file)) return '';
    return face.replace(/src:[^}]*/, `src:url(${fonts}${file}) format("woff2")`);
  });
}

function distribution(): string {
  return dirname(createRequire(workspacePath('apps/report/package.json')).resolve('katex'));
}
