import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Formula } from './formula.tsx';

describe('Formula', () => {
  it('is HTML for the eye and MathML for assistive technology', () => {
    const html = renderToStaticMarkup(<Formula source="w \leftarrow w - \eta g" />);
    expect(html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML">');
    expect(html).toContain('<span class="katex-html" aria-hidden="true">');
    expect(html).not.toContain('katex-display');
  });

  it('can be scrolled by keyboard where it may be wider than a narrow screen', () => {
    const html = (source: string) => renderToStaticMarkup(<Formula source={source} display />);
    expect(html('w')).toMatch(/^<div class="formula"><span class="katex-display">/);
    expect(html('a + b + c + d + e + f + g + h + i + j + k + l + m')).toMatch(
      /^<div class="formula" tabindex="0" role="group" aria-label="Formula">/,
    );
    expect(
      html('\\begin{aligned} a &= b + c \\\\ d &= e + f \\\\ g &= h + i \\\\ j &= k \\end{aligned}'),
    ).not.toContain('tabindex');
  });

  it('refuses what KaTeX does not know', () => {
    expect(() => renderToStaticMarkup(<Formula source="\unknown" />)).toThrow(/Undefined control sequence/);
  });
});
