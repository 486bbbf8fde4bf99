import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { slug } from '../slug.ts';
import { glossary, glossaryTerms, termLink } from './glossary.tsx';

describe('the glossary', () => {
  it('has its terms in order, each with an anchor of its own', async () => {
    const terms = glossaryTerms();
    const ids = terms.map(slug);
    expect(ids).toEqual([...new Set(ids)].sort());
    const html = renderToStaticMarkup(await glossary());
    for (const id of ids) expect(html).toContain(`<h3 id="${id}">`);
  });

  it('is linked by the words of a text', () => {
    const Term = termLink('../');
    expect(renderToStaticMarkup(<Term>Learning rate</Term>)).toBe(
      '<a class="term" href="../glossary/#learning-rate">Learning rate</a>',
    );
    expect(renderToStaticMarkup(<Term of="gradient">slopes</Term>)).toContain('#gradient');
  });

  it('refuses a word that it does not explain', () => {
    const Term = termLink('../');
    expect(() => renderToStaticMarkup(<Term>abracadabra</Term>)).toThrow(
      /abracadabra.*the glossary has Activation/,
    );
  });
});
