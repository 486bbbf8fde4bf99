import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { renderMdx } from './mdx.tsx';

const render = async (source: string) => renderToStaticMarkup(await renderMdx(source, 'text.mdx', {}));

describe('renderMdx', () => {
  it('renders formulas in the text and by themselves, tables and code', async () => {
    expect(await render('Let $x$ be `1`.')).toMatch(
      /^<p>Let <span class="formula-inline">.*<code>1<\/code>\.<\/p>$/,
    );
    expect(await render('$$\nx\n$$')).toMatch(/^<div class="formula"><span class="katex-display">/);
    expect(await render('| a |\n| - |\n| $b$ |')).toContain('<td><span class="formula-inline">');
    expect(await render('```\nnpm start\n```')).toBe('<pre tabindex="0"><code>npm start\n</code></pre>');
  });

  it('names the file where the source does not parse', async () => {
    await expect(render('<Open>')).rejects.toThrow(/^text\.mdx: .*Open/);
  });
});
