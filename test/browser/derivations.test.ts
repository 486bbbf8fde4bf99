import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite } from '../../apps/cli/src/serve-site.ts';
import type { SiteServer } from '../../apps/cli/src/serve-site.ts';
import { topics } from '../../libs/topics/src/index.ts';
import { chromiumPath, launchChromium } from './chromium.ts';
import { complaintsOf } from './complaints.ts';
import { siteFolder } from './fixture-site.ts';

const executable = chromiumPath();
if (executable === undefined)
  console.warn(
    'SKIPPED: the derivations in a browser. No chromium or google-chrome in PATH; CHROMIUM names one.',
  );

/** Of a topic's page with its fonts, compressed. */
const LARGEST_PAGE = 350 * 1024;

describe.skipIf(executable === undefined)('the derivations in a browser', () => {
  let browser: Browser;
  let server: SiteServer;

  beforeAll(async () => {
    server = await serveSite({ folder: siteFolder(), port: 0 });
    browser = await launchChromium(executable!);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  describe.each(topics.map(({ id }) => id))('%s', (id) => {
    let page: Page;
    let complaints: string[];
    let bytes = 0;

    beforeAll(async () => {
      page = await browser.newPage({ viewport: { width: 390, height: 844 } });
      complaints = complaintsOf(page, server.address);
      page.on('response', async (response) => (bytes += gzipSync(await response.body()).length));
      await page.goto(`${server.address}${id}/`);
      await page.evaluate(() => document.fonts.ready);
    });

    afterAll(() => page.close());

    it('has formulas in the fonts of the site', async () => {
      expect(complaints).toEqual([]);
      expect(await page.locator('.derivation math').count()).toBeGreaterThan(20);
      const families = await page.evaluate(() =>
        [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
      );
      expect(families).toEqual(expect.arrayContaining(['KaTeX_Main', 'KaTeX_Math']));
      expect(await page.evaluate(drawnInAnotherFont)).toEqual([]);
      expect(bytes).toBeLessThan(LARGEST_PAGE);
    });

    it('keeps formulas and tables within a narrow screen, and within reach of the keyboard', async () => {
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(await page.evaluate(scrollsOutOfReach)).toEqual([]);
    });

    it('has headings without a gap', async () => {
      const levels = await page.evaluate(() =>
        [...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1])),
      );
      expect(levels.filter((level, at) => level - (levels[at - 1] ?? 0) > 1)).toEqual([]);
    });

    it('has contents that lead to every section and part', async () => {
      const links = page.locator('.contents > ol > li > a');
      expect(await links.allTextContents()).toEqual(
        await page.locator('main > section > h2').allTextContents(),
      );
      expect(await page.evaluate(deadAnchors)).toEqual([]);
    });

    it('leads to the glossary', async () => {
      expect(await page.locator('nav a[href="../glossary/"]').count()).toBe(1);
    });

    it('is as dark or bright as its text, on screen and in print', async () => {
      for (const media of [{ colorScheme: 'dark' }, { colorScheme: 'light', media: 'print' }] as const) {
        await page.emulateMedia(media);
        const [ink, text] = await page.evaluate(() =>
          ['.derivation .katex', '.derivation p'].map(
            (selector) => getComputedStyle(document.querySelector(selector)!).color,
          ),
        );
        expect(ink).toBe(text);
      }
    });
  });

  it('lead to the glossary by their terms, and to the code', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}optimizers/`);
    await page.locator('.derivation .term', { hasText: 'learning rate' }).first().click();
    expect(page.url()).toMatch(/glossary\/#learning-rate$/);
    expect(await page.locator('#learning-rate').textContent()).toBe('Learning rate');

    await page.goto(`${server.address}optimizers/`);
    const code = page.locator('.implementation', { hasText: 'optimizers/adam.ts' });
    await code.locator('summary').click();
    expect(await code.locator('pre').textContent()).toContain("id: 'adam'");
    await code.getByRole('link').click();
    expect(page.url()).toMatch(/source\/libs\/methods\/src\/optimizers\/adam\.ts\.txt$/);
    expect(await page.locator('body').textContent()).toContain("id: 'adam'");
    await page.close();
  });
});

/** Formulas whose letters are not drawn in a font of KaTeX. */
function drawnInAnotherFont(): string[] {
  return [...document.querySelectorAll('.katex-html')]
    .filter((formula) => !getComputedStyle(formula).fontFamily.startsWith('KaTeX'))
    .map((formula) => formula.textContent);
}

/** Boxes of a derivation that are narrower than their content and cannot be reached by keyboard. */
function scrollsOutOfReach(): string[] {
  return [...document.querySelectorAll<HTMLElement>('.derivation .formula, .derivation .table')]
    .filter((box) => box.scrollWidth > box.clientWidth && box.tabIndex !== 0)
    .map((box) => box.querySelector('annotation')?.textContent ?? box.textContent);
}

/** Links of the contents that lead nowhere, and anchors that stand twice. */
function deadAnchors(): string[] {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  const linked = [...document.querySelectorAll('.contents a')].map((link) =>
    link.getAttribute('href')!.slice(1),
  );
  return [...linked.filter((id) => !ids.includes(id)), ...ids.filter((id, at) => ids.indexOf(id) !== at)];
}
