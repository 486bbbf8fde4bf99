import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { topics } from '@experiments/topics';
import { derivationOf } from './derivation.tsx';

describe.each(topics.map(({ id }) => id))('the derivation of %s', (id) => {
  let parts: readonly { title: string; id: string }[];
  let html: string;
  beforeAll(async () => {
    const derivation = (await derivationOf(id, ['mistakes']))!;
    parts = derivation.parts;
    html = renderToStaticMarkup(derivation.content);
  });

  it('renders, with every formula, term and file that it names', () => {
    expect(html).toContain('<math ');
    expect(html).not.toContain('katex-error');
    expect(html).toMatch(/<details class="implementation">.*href="\.\.\/source\/libs\//s);
  });

  it('has a part of every name once', () => {
    expect(new Set(parts.map((part) => part.id)).size).toBe(parts.length);
    expect([...html.matchAll(/<h3 id="([^"]*)">/g)].map(([, anchor]) => anchor)).toEqual(
      parts.map((part) => part.id),
    );
  });

  it('has words at the head of every column, as a formula alone is no name to all assistive technology', () => {
    expect(html).not.toMatch(/<th><span class="formula|<th><\/th>/);
  });

  it('links only to topics that exist', () => {
    const linked = [...html.matchAll(/href="\.\.\/([a-z-]+)\/"/g)].map(([, topic]) => topic);
    expect(topics.map((topic) => topic.id)).toEqual(expect.arrayContaining(linked));
  });
});

it('is absent for a topic without one', async () => {
  expect(await derivationOf('no-such-topic', [])).toBeUndefined();
});

it('leads to the figures that the page has', async () => {
  const html = async (figures: string[]) =>
    renderToStaticMarkup((await derivationOf('ann-evolution', figures))!.content);
  expect(await html(['mistakes'])).toContain('<a href="#mistakes">both cases, epoch by epoch</a>');
  expect(await html([])).toContain('show both cases, epoch by epoch.');
});
