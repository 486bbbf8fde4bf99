import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
    expect(index.claims.filter(({ source }) => source === 'original')).toHaveLength(23);
    for (const { id, file } of index.topics) {
      const report = parseWith(topicReport, read(file), id);
      expect(report.provenance.runs).toMatchObject({ failed: 0, missing: 0 });
      for (const arm of report.arms) expect(arm.metrics, `${id} ${arm.id}`).toHaveProperty(report.metric);
      expect(readFileSync(join(two, file), 'utf8')).toBe(readFileSync(join(one, file), 'utf8'));
    }
  });

  it('comes out the same when runs are trained again: any, and those that others came before', async () => {
    const any = await experiments('verify', '--store', store, '--runs', '4', '--quiet');
    expect(any, any.stderr).toMatchObject({ code: 0 });
    expect(any.stdout).toMatch(/^(same .*\n){4}4 of 4 runs came out the same, to the last bit\n$/);

    const arms = ['original-frozen-4-epochs', 'original-resumed', 'adam-tuned', 'val-loss-patience-1-best'];
    const ids: string[] = [];
    for await (const { arm, role, runId } of directoryStore({ folder: store }).summaries())
      if (role === 'arm' && arms.includes(arm)) ids.push(runId);
    const { code, stdout } = await experiments('verify', '--store', store, '--json', '--', ...ids);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.at(-1)).toEqual({ event: 'end', same: arms.length, different: 0, notComparable: 0 });
    expect(events.slice(0, -1).map(({ runId }) => runId)).toEqual(ids);
    expect(code).toBe(0);
  }, 60_000);

  it('does not pass for the same once a record was changed', async () => {
    let runId = '';
    for await (const run of directoryStore({ folder: store }).summaries())
      if (run.arm === 'mlp-128') runId = run.runId;
    const [file] = globSync(`*/${runId}/metrics/test_accuracy`, { cwd: store });
    const path = join(store, file!);
    const content = readFileSync(path, 'utf8');
    const [time, value, step] = content.split(' ');
    try {
      writeFileSync(path, [time, Number(value) + 0.002, step].join(' '));
      const { code, stdout } = await experiments('verify', '--store', store, runId);
      expect(stdout).toMatch(/^DIFFERENT .*: 1 difference\n +test_accuracy at epoch 1: recorded /);
      expect(code).toBe(1);
    } finally {
      writeFileSync(path, content);
    }
    const unknown = await experiments('verify', '--store', store, 'f'.repeat(32));
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('no run in') });
  }, 60_000);

  it('is published as a frozen snapshot, from which runs can be trained again', async () => {
    const out = join(folder, 'results');
    const incomplete = await experiments('publish', '--store', store, '--out', out);
    expect(incomplete).toMatchObject({ code: 1, stderr: expect.stringContaining('are not recorded') });
    const published = await experiments('publish', '--profile', 'smoke', '--store', store, '--out', out);
    expect(published, published.stderr).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/: \d+ runs of the profile smoke, \d+\.\d MB\n$/),
    });
    const verified = await experiments('verify', '--published', out, '--runs', '3');
    expect(verified, verified.stderr).toMatchObject({ code: 0 });
    const none = await experiments('report', '--published', store, '--site', join(folder, 'other-site'));
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('no published results') });
    const both = await experiments('report', '--published', out, '--profile', 'smoke');
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('--profile') });
  }, 60_000);

  it('is built into the same site from the snapshot as from the records', async () => {
    const other = join(folder, 'site-of-the-published');
    const report = await experiments('report', '--published', join(folder, 'results'), '--site', other);
    expect(report, report.stderr).toMatchObject({ code: 0, stdout: `${other}\n` });
    const pages = globSync('**/*.html', { cwd: site }).sort();
    expect(globSync('**/*.html', { cwd: other }).sort()).toEqual(pages);
    for (const page of pages)
      expect(readFileSync(join(other, page), 'utf8'), page).toBe(readFileSync(join(site, page), 'utf8'));
  }, 120_000);

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

  it.skipIf(chromium === undefined)(
    'is trained again in a page, to the last bit',
    async () => {
      const server = await serveSite({ folder: site, port: 0 });
      const browser = await launchChromium(chromium!);
      try {
        const page = await browser.newPage();
        await page.goto(`${server.address}ann-evolution/`);
        const laboratory = page.locator('#train-here');
        await laboratory.locator('summary').click();
        const arms = laboratory.getByLabel('Arm');
        // On images; on the exclusive or; dropout, with a seed of its own for each source of randomness.
        for (const title of ['One hidden layer, 128', 'Two hidden units (2-2-1)', 'Dropout alone']) {
          await arms.selectOption({ label: title });
          await laboratory.getByRole('button', { name: 'Train' }).click();
          await laboratory.getByRole('status').getByText('Trained.').waitFor({ timeout: 60_000 });
          expect(await laboratory.locator('.equal').innerText(), title).toContain('equal to the last bit');
        }
      } finally {
        await browser.close();
        await server.close();
      }
    },
    200_000,
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
