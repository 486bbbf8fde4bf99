import { describe, expect, it } from 'vitest';
import { derivationFiles } from '../derivation/derivation-files.ts';
import { KATEX_FONTS, katexFont, katexStyles } from './katex-files.ts';

describe('the files of KaTeX', () => {
  it('are addressed relative to the page, the fonts of this site alone', () => {
    const addresses = [...katexStyles('../fonts/').matchAll(/url\(([^)]*)\)/g)].map(([, address]) => address);
    expect(addresses.sort()).toEqual(KATEX_FONTS.map((file) => `../fonts/${file}`));
  });

  it('are fonts that exist', () => {
    for (const file of KATEX_FONTS) expect(katexFont(file).subarray(0, 4).toString(), file).toBe('wOF2');
  });

  it('hold every alphabet that the derivations write in', () => {
    const others = /\\(mathbb|mathfrak|mathscr|mathsf|mathtt|boldsymbol|texttt|textsf)\b/;
    for (const { path, source } of derivationFiles()) expect(source.match(others)?.[0], path).toBeUndefined();
  });
});
