import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeStatic } from './make-static.ts';

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'export-'));
  for (const folder of ['_next/static', 'topic']) mkdirSync(join(out, folder), { recursive: true });
});
afterEach(() => rmSync(out, { recursive: true }));

const page = (body: string) =>
  `<!DOCTYPE html><html><head><link rel="preload" as="script" href="/_next/a.js"/><style data-precedence="next" data-href="/_next/a.css">p{}</style><script src="/_next/a.js" async=""></script></head><body>${body}<script>self.push("<p>\\u003c/script>")</script></body></html>`;

describe('makeStatic', () => {
  it('leaves pages without scripts, and the files beside them', () => {
    writeFileSync(join(out, 'index.html'), page('<p>n = <!-- -->10</p>'));
    writeFileSync(join(out, 'topic', 'index.html'), page('<p>topic</p>'));
    for (const file of [
      '_next/static/a.js',
      'index.txt',
      'topic/__next._tree.txt',
      'topic/runs.csv',
      'topic/notes.txt',
    ])
      writeFileSync(join(out, file), 'content');

    const { pages, bytes } = makeStatic(out);

    const html = readFileSync(join(out, 'index.html'), 'utf8');
    expect(html).toBe(
      '<!DOCTYPE html><html><head><style>p{}</style></head><body><p>n = 10</p></body></html>',
    );
    expect(pages).toBe(2);
    expect(bytes).toBe(html.length + readFileSync(join(out, 'topic', 'index.html')).length);
    for (const gone of ['_next', 'index.txt', 'topic/__next._tree.txt'])
      expect(existsSync(join(out, gone))).toBe(false);
    for (const kept of ['topic/runs.csv', 'topic/notes.txt']) expect(existsSync(join(out, kept))).toBe(true);
  });

  it('leaves the scripts that a page marks', () => {
    const marked = '<script type="module" src="../laboratory/train-here.js" data-keep=""></script>';
    writeFileSync(join(out, 'index.html'), page(`<p>text</p>${marked}`));
    makeStatic(out);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain(`<body><p>text</p>${marked}</body>`);
  });

  it('refuses a page that needs what it takes away', () => {
    writeFileSync(join(out, 'index.html'), page('<img src="/_next/static/plot.png"/>'));
    expect(() => makeStatic(out)).toThrow(/index\.html needs a file under _next/);
  });
});
