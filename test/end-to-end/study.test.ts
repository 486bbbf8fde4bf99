import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseWith, reportIndex, topicReport } from '@experiments/contracts';
import { directoryStore } from '@experiments/records/directory';
import { topics } from '@experiments/topics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite } from '../../apps/cli/src/serve-site.ts';
import { chromiumPath, launchChromium } from '../browser/chromium.ts';
import { complaintsOf } from '../browser/complaints.ts';
import { contentsByMlflow, contentsByStore } from '../mlflow/contents.ts';
import { pythonMissing } from '../python/venv.ts';
import { experiments, start } from './experiments.ts';

/** The whole way, once: all ten topics in the smoke profile, recorded, analysed, reported and read by others. */
const folder = mkdtempSync(join(tmpdir(), 'experiments-study-'));
const store = join(folder, 'mlruns');
const site = join(folder, 'site');
const selection = ['--profile', 'smoke', '--store', store];

const chromium = chromiumPath();
const noPython = pythonMissing();
for (const [what, missing] of [
  ['the study in a browser: no chromium or google-chrome in PATH', chromium === undefined],
  [`the study read by MLflow ${noPython}`, noPython],
]) {
  if (missing) console.warn(`SKIPPED: ${what}`);
}

beforeAll(async () => {
  const run = await experiments('run', ...selection, '--quiet');
  expect(run, run.stderr).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+ runs finished, 0 failed\n$/),
  });
  const report = await experiments('report', ...selection, '--site', site);
  expect(report, report.stderr).toMatchObject({ code: 0, stdout: `${site}\n` });
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 300_000);

describe('the study', () => {
  it('leaves no run missing', async () => {
    const { stdout } = await experiments('status', ...selection, '--json');
    const status = JSON.parse(stdout) as { topics: { topic: string; planned: number; finished: number }[] };
    expect(status.topics.map(({ topic }) => topic)).toEqual(topics.map(({ id }) => id));
    for (const { planned, finished } of status.topics) expect(finished).toBe(planned);
  });

  it('is analysed into data that the contracts accept, the same bytes each time', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    for (const out of [one, two])
      expect(await experiments('analyse', ...selection, '--out', out)).toMatchObject({ code: 0 });
    const read = (file: string) => JSON.parse(readFileSync(join(one, file), 'utf8')) as unknown;
    const index = parseWith(reportIndex, read('index.json'), 'index');
    expect(index.topics.map(({ id }) => id)).toEqual(topics.map(({ id }) => id));
    for (const { id, file } of index.topics) {
      const report = parseWith(topicReport, read(file), id);
      expect(report.provenance.runs).toMatchObject({ failed: 0, missing: 0 });
      for (const arm of report.arms) expect(arm.metrics, `${id} ${arm.id}`).toHaveProperty(report.metric);
      expect(readFileSync(join(two, file), 'utf8')).toBe(readFileSync(join(one, file), 'utf8'));
    }
  });

  it('is built into a site that can be built again over itself, and over nothing else', async () => {
    expect(await experiments('report', ...selection, '--site', site)).toMatchObject({ code: 0 });
    const refused = await experiments('report', ...selection, '--site', store);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('--site') });
    expect(existsSync(join(store, '.trash'))).toBe(true);
  }, 60_000);

  it('is served until Ctrl-C', async () => {
    const { process, ended } = start('serve', '--site', site, '--port', '0');
    const line = await new Promise<string>((resolve) =>
      process.stdout!.once('data', (text) => resolve(String(text))),
    );
    const response = await fetch(line.match(/http:\S+/)![0]);
    expect(await response.text()).toContain('<h1');
    process.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  it.skipIf(chromium === undefined)(
    'opens in Chromium without an error or a request to another host',
    async () => {
      const server = await serveSite({ folder: site, port: 0 });
      const browser = await launchChromium(chromium!);
      try {
        const page = await browser.newPage();
        const complaints = complaintsOf(page, server.address);
        for (const { id, title } of [{ id: '', title: '' }, ...topics]) {
          const response = await page.goto(`${server.address}${id}`);
          expect(response!.status(), id).toBe(200);
          expect(await page.locator('h1').innerText()).toContain(title);
        }
        expect(complaints).toEqual([]);
      } finally {
        await browser.close();
        await server.close();
      }
    },
    60_000,
  );

  it.skipIf(noPython)(
    'is found by MLflow: every experiment, run, parameter, metric history and artifact',
    async () => {
      const found = await contentsByMlflow(store);
      expect(found.experiments).toEqual(
        (await contentsByStore(directoryStore({ folder: store }))).experiments,
      );
      expect(found.complaints).toEqual([]);
    },
    600_000,
  );
});
