import { globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Takes from an export what its readers do not need. No page has a client component, so React's runtime would load
 * only to find nothing to do, after a second copy of the page as data for it; and both are addressed from the
 * root, which ties a site to one place. Without them each page is one self-contained file, and the site works from
 * any folder. Scripts that a page marks with `data-keep` stay.
 *
 * @throws Error where a page still refers to a file that is taken away
 */
export function makeStatic(out: string): { pages: number; bytes: number } {
  const pages = globSync('**/*.html', { cwd: out }).map((file) => join(out, file));
  for (const page of pages) {
    const html = withoutScripts(readFileSync(page, 'utf8'));
    if (html.includes('/_next/')) throw new Error(`${page} needs a file under _next, which is not exported`);
    writeFileSync(page, html);
  }
  const payloads = globSync('**/*.txt', { cwd: out }).filter((file) =>
    /^(index|__next\..*)\.txt$/.test(basename(file)),
  );
  for (const name of ['_next', '_not-found', '404', ...payloads])
    rmSync(join(out, name), { recursive: true, force: true });
  const left = globSync('**/*.html', { cwd: out }).map((file) => statSync(join(out, file)).size);
  return { pages: left.length, bytes: left.reduce((sum, size) => sum + size, 0) };
}

/** React escapes `</script` in what it writes, so that the first end tag is the element's own. */
function withoutScripts(html: string): string {
  return html
    .replace(/<script\b(?![^>]*\bdata-keep\b)[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
    .replace(/(<style\b[^>]*?) data-precedence="[^"]*" data-href="[^"]*"/g, '$1')
    .replace(/<!--[\s\S]*?-->/g, '');
}
