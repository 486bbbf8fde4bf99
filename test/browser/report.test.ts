import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite } from '../../apps/cli/src/serve-site.ts';
import type { SiteServer } from '../../apps/cli/src/serve-site.ts';
import { topics } from '../../libs/topics/src/index.ts';
import { chromiumPath, launchChromium } from './chromium.ts';
import { complaintsOf } from './complaints.ts';
import { asSubfolder, siteFolder } from './fixture-site.ts';

const executable = chromiumPath();
if (executable === undefined)
  console.warn('SKIPPED: the report in a browser. No chromium or google-chrome in PATH; CHROMIUM names one.');

describe.skipIf(executable === undefined)('the report in a browser', () => {
  let browser: Browser;
  let server: SiteServer;
  let subfolder: { root: string; path: string };
  let pages: string[];

  beforeAll(async () => {
    subfolder = asSubfolder(siteFolder());
    pages = globSync('**/index.html', { cwd: join(subfolder.root, subfolder.path) })
      .map((file) => file.replace(/index\.html$/, '').replaceAll('\\', '/'))
      .sort();
    server = await serveSite({ folder: subfolder.root, port: 0 });
    browser = await launchChromium(executable!);
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    if (subfolder !== undefined) rmSync(subfolder.root, { recursive: true });
  });

  it('has an index, ten topics and a glossary', () => {
    expect(pages).toEqual(expect.arrayContaining(['', 'glossary/', ...topics.map(({ id }) => `${id}/`)]));
  });

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1080, 'light'],
    [1280, 'light'],
  ] as const)(
    'opens every page %i pixels wide in %s, without an error, a foreign request or sideways scrolling',
    async (width, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme });
      const page = await context.newPage();
      const complaints = complaintsOf(page, server.address);
      for (const path of pages) {
        const response = await page.goto(url(path));
        expect(response!.status()).toBe(200);
        await page.evaluate(() =>
          document.querySelectorAll('details').forEach((details) => (details.open = true)),
        );
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
        expect(await page.locator('h1').count(), `${path} has one heading`).toBe(1);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
    60_000,
  );

  it('keeps the text of every figure inside it', async () => {
    for (const width of [390, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 844 } });
      for (const path of pages) {
        await page.goto(url(path));
        expect(await page.evaluate(textOutsideFigures), `${path} at ${width}`).toEqual([]);
      }
      await page.close();
    }
  }, 60_000);

  it('reads in full without JavaScript, and has none but the laboratory', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of pages) {
      await page.goto(url(path));
      const scripts = await page
        .locator('script')
        .evaluateAll((all) => all.map((one) => one.getAttribute('src')));
      expect(scripts.filter((address) => address !== '../laboratory/train-here.js')).toEqual([]);
      if (topics.some(({ id }) => path === `${id}/`))
        expect(await page.locator('svg[role=img] > title').count()).toBeGreaterThan(0);
    }
    await context.close();
  });

  it('follows links from page to page and finds every file that is offered', async () => {
    const page = await browser.newPage();
    const visited = new Set<string>();
    const waiting = [url('')];
    while (waiting.length > 0) {
      const address = waiting.pop()!;
      if (visited.has(address)) continue;
      visited.add(address);
      const response = await page.request.get(address);
      expect(response.status(), address).toBe(200);
      if (!address.endsWith('/')) continue;
      await page.goto(address);
      const links = await page.evaluate(() =>
        [...document.links].map(({ href }) => href.replace(/#.*$/, '')),
      );
      waiting.push(...links);
    }
    expect([...visited].filter((address) => address.endsWith('/'))).toHaveLength(pages.length);
    expect([...visited].filter((address) => /\.(csv|svg)$/.test(address)).length).toBeGreaterThan(40);
    expect([...visited].every((address) => address.startsWith(url('')))).toBe(true);
  });

  it('shows a downloaded figure in its colours', async () => {
    const [file] = globSync('*/*.svg', { cwd: join(subfolder.root, subfolder.path) });
    const page = await browser.newPage();
    const complaints = complaintsOf(page, server.address);
    await page.setContent(readFileSync(join(subfolder.root, subfolder.path, file!), 'utf8'));
    const colour = await page
      .locator('svg .mark')
      .first()
      .evaluate((mark) => getComputedStyle(mark).fill);
    expect(colour).toMatch(/^rgb\((?!0, 0, 0\))/);
    expect(complaints).toEqual([]);
  });

  function url(path: string): string {
    return `${server.address.replace(/\/$/, '')}/${subfolder.path}${path}`;
  }
});

/** Texts of the visible figures that reach over the edge of their figure, by more than a pixel of rounding. */
function textOutsideFigures(): string[] {
  return [...document.querySelectorAll('svg.chart')].flatMap((svg) => {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) return [];
    return [...svg.querySelectorAll('text')]
      .filter((text) => {
        const { left, right } = text.getBoundingClientRect();
        return left < frame.left - 1 || right > frame.right + 1;
      })
      .map((text) => text.textContent);
  });
}
