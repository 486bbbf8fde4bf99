import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { WithContents } from './contents.tsx';
import { Section } from './section.tsx';

it('lists the sections that are there, and their parts', () => {
  const html = renderToStaticMarkup(
    <WithContents>
      <Section title="Derivation" parts={[{ title: 'Steps', id: 'derivation-steps' }]}>
        text
      </Section>
      {false}
      <p>no section</p>
      <Section title="Limits">text</Section>
    </WithContents>,
  );
  const list = html.slice(html.indexOf('<ol>'), html.indexOf('</nav>'));
  expect(list).toBe(
    '<ol><li><a href="#section-derivation">Derivation</a><ol><li><a href="#derivation-steps">Steps</a></li></ol></li>' +
      '<li><a href="#section-limits">Limits</a></li></ol>',
  );
  expect(html).toContain('<section id="section-derivation"><h2>Derivation</h2>text</section>');
});
