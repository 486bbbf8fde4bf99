import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TAG } from '@experiments/contracts';
import type { RunSummary } from '@experiments/contracts';
import { directoryStore } from '@experiments/records/directory';
import { selectStudy } from '@experiments/study';
import { topics } from '@experiments/topics';
import { BUILD } from '../../infra/src/settings.ts';
import { outcomes } from '../end-to-end/records.ts';
import { pythonMissing } from '../python/venv.ts';
import { emulatorMissing, invokeEmulated } from './emulator.ts';
import { bundle, deploy, standInContext } from './deployment.ts';
import type { Outputs } from './deployment.ts';
import { experimentsIn } from './experiments-in.ts';
import type { FaultFile } from './faulty-train.ts';
import { hostRuntime } from './host-runtime.ts';
import { startMinistack } from './ministack.ts';
import type { Ministack } from './ministack.ts';
import { replaceCode } from './replace-code.ts';

/**
 * The whole cloud on this machine: the real `cdk deploy` onto ministack, the real functions started by Lambda's own
 * runtime client, and a sweep of all ten topics, once well and once with everything going wrong.
 */
const missing = pythonMissing();
if (missing) console.error(`\nSKIPPED: the sweep in the cloud ${missing}\n`);

const noEmulator = missing ?? emulatorMissing();
if (noEmulator && !missing) console.error(`\nSKIPPED: the functions under the emulator ${noEmulator}\n`);

const folder = mkdtempSync(join(tmpdir(), 'experiments-cloud-'));
const [local, pulled] = [join(folder, 'local'), join(folder, 'pulled')];

describe.skipIf(missing)('a deployment on ministack', { timeout: 600_000 }, () => {
  let aws: Ministack;
  let outputs: Outputs;
  let experiments: ReturnType<typeof experimentsIn>;

  beforeAll(async () => {
    const runtime = hostRuntime();
    await bundle();
    aws = await startMinistack();
    experiments = experimentsIn(aws.env);
    outputs = await deploy(aws.env, standInContext(runtime));
  }, 1_200_000);

  afterAll(async () => {
    await aws?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 300_000);

  it.each(['train', 'publish'])(
    'can make an image of %s: its Dockerfile names files that are there',
    (app) => {
      const dockerfile = readFileSync(join(BUILD, app, 'Dockerfile'), 'utf8');
      const copied = [...dockerfile.matchAll(/^COPY (.*) \S+$/gm)].flatMap(([, sources]) =>
        sources!.split(' '),
      );
      expect(copied.length).toBeGreaterThan(1);
      for (const path of copied) expect(existsSync(join(BUILD, app, path)), path).toBe(true);
      const [, command] = /^CMD \["(.*)"\]$/m.exec(dockerfile)!;
      const [file, name] = command!.split('.');
      expect(copied).toContain(`${file}.mjs`);
      expect(readFileSync(join(BUILD, app, `${file}.mjs`), 'utf8')).toMatch(new RegExp(`\\b${name}\\b`));
    },
  );

  it('sweeps all ten topics, to the same bits as this machine', async () => {
    const sweep = await experiments('sweep', 'start', '--profile', 'smoke', '--name', 'first', '--wait');
    expect(sweep, sweep.stderr + sweep.stdout).toMatchObject({ code: 0 });
    expect(sweep.stdout).toMatch(/profile smoke: \d+ runs, (< )?\$0\.\d\d/);
    expect(sweep.stdout).toMatch(/"failed":0,"missing":0,"waiting":0/);
    const [run, pull] = [
      await experiments('run', '--profile', 'smoke', '--store', local, '--quiet'),
      await experiments('pull', '--profile', 'smoke', '--store', pulled),
    ];
    expect(run, run.stderr).toMatchObject({ code: 0 });
    expect(pull, pull.stderr).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^pull: \d+ copied\n$/),
    });
    const expected = await outcomes(local);
    expect(await outcomes(pulled)).toEqual(expected);
    expect(Object.keys(expected).length).toBeGreaterThan(300);

    // Artifacts too: predictions, and weights where they are kept.
    const [here, there] = [directoryStore({ folder: local }), directoryStore({ folder: pulled })];
    for (const runId of Object.keys(expected)) {
      const paths = await here.listArtifacts(runId);
      expect(await there.listArtifacts(runId)).toEqual(paths);
      for (const path of paths) {
        expect(await there.readArtifact(runId, path), `${runId} ${path}`).toEqual(
          await here.readArtifact(runId, path),
        );
      }
    }
  });

  it('has a site that lists every run', async () => {
    for (const { id } of topics) {
      const page = await (
        await fetch(`${aws.endpoint}/${outputs.site['SiteBucket']}/${id}/index.html`)
      ).text();
      const runs = selectStudy({ profile: 'smoke', topics: [id] });
      for (const { runId } of runs.plan(() => undefined).runs) expect(page).toContain(runId.slice(0, 8));
      expect(page).not.toMatch(/missing<\/b>/);
    }
    const keys = await objects(outputs.site['SiteBucket']!, '');
    for (const path of globSync('**/*', {
      cwd: join(BUILD, 'publish', 'workspace', 'apps', 'laboratory', 'out'),
    })) {
      if (path.includes('.')) expect(keys).toContain(`laboratory/${path}`);
    }
  });

  it('trains nothing at a second start, and leaves the site as it is', async () => {
    const again = await experiments('sweep', 'start', '--profile', 'smoke', '--name', 'second', '--wait');
    expect(again, again.stderr).toMatchObject({ code: 0 });
    const { rounds, output } = await state('second');
    expect(rounds).toEqual([]);
    expect(output).toMatchObject({ failed: 0, missing: 0, uploaded: 0, removed: 0 });
  });

  it.each([
    [
      'an unknown topic',
      { profile: 'smoke', topics: ['optimisers'] },
      ['topics', 'optimisers', 'optimizers'],
    ],
    ['negative seeds', { profile: 'smoke', seeds: -1 }, ['request.seeds', '-1']],
    ['an unknown key', { profile: 'smoke', seed: 1 }, ['request.seed', 'seeds']],
    ['no configuration', { profile: 'smoke', topics: [] }, ['request.topics']],
  ])('refuses a request with %s, and writes nothing', async (what, request, parts) => {
    const client = new SFNClient(aws.client);
    const name = what.replaceAll(' ', '-');
    const { executionArn } = await client.send(
      new StartExecutionCommand({
        stateMachineArn: outputs.sweep['SweepMachine'],
        name,
        input: JSON.stringify(request),
      }),
    );
    const ended = async () => {
      const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
      return status;
    };
    await expect.poll(ended, { timeout: 30_000 }).toBe('FAILED');
    const { error } = await state(name);
    for (const part of ['InvalidInput', ...parts]) expect(error).toContain(part);
    expect(await objects(outputs.storage['RunsBucket']!, `sweeps/${name}/`)).toEqual([]);
  });

  it.skipIf(noEmulator)('starts each function under the Runtime Interface Emulator', async () => {
    const env = {
      ...aws.env,
      TMPDIR: aws.folder,
      RUNS_TABLE: outputs.storage['RunsTable']!,
      RUNS_BUCKET: outputs.storage['RunsBucket']!,
      SITE_BUCKET: outputs.site['SiteBucket']!,
    };
    const emulated = (app: string, name: string, ...events: readonly [unknown, ...unknown[]]) =>
      invokeEmulated(hostRuntime(), join(BUILD, app), `handler.${name}`, env, ...events);
    const request = { profile: 'smoke', topics: ['loss-functions'], seeds: 3 };
    const item = { sweep: 'emulated', profile: 'smoke' };
    const runs = selectStudy(request)
      .plan(() => undefined)
      .runs.filter(({ seed }) => seed === 3);
    const [first, ...further] = runs.slice(0, 4).map((run) => ({ ...item, run }));

    const plan = await emulated('plan', 'handler', { sweep: 'emulated', request, round: 1 });
    expect(plan.answer).toMatchObject({ round: 1, more: true });
    const train = await emulated('train', 'handler', first, ...further);
    expect(train.answer).toEqual({ runId: first!.run.runId, status: 'FINISHED' });
    const error = { Error: 'Runtime.ExitError' };
    const failure = await emulated('train', 'failureHandler', { ...item, run: {}, error });
    expect(failure.answer).toMatchObject({ status: 'FAILED' });
    const publish = await emulated('publish', 'handler', { sweep: 'emulated', request });
    expect(publish.answer).toMatchObject({ failed: 0 });
    console.log('milliseconds until the first answer, and then:');
    console.table({ plan, train, failure, publish }, ['coldMilliseconds', 'warmMilliseconds']);
  });

  it('outlives functions that die, fail, are poisoned or run out of time, in two sweeps at once', async () => {
    const entry = join(import.meta.dirname, 'faulty-train.ts');
    const selection = ['--profile', 'smoke', '--topics', 'ann-evolution', '--seeds', '2'];
    const fresh = selectStudy({ profile: 'smoke', topics: ['ann-evolution'], seeds: 2 })
      .plan(() => undefined)
      .runs.filter(({ seed, role }) => seed === 2 && role === 'arm');
    const [dying, failing, poisoned, slow] = fresh.map(({ runId }) => runId);
    const faults: FaultFile = {
      [dying!]: 'dies once',
      [failing!]: 'always fails',
      [poisoned!]: 'poisoned',
      [slow!]: 'no time at first',
    };
    writeFileSync(join(aws.folder, 'faults.json'), JSON.stringify(faults));
    await replaceCode(aws, 'Train', 'train', entry);

    const start = (name: string) => experiments('sweep', 'start', ...selection, '--name', name, '--wait');
    const sweeps = await Promise.all([start('third'), start('fourth')]);
    for (const sweep of sweeps) expect(sweep, sweep.stderr).toMatchObject({ code: 0 });
    expect((await state('third')).output).toMatchObject({ failed: 2, missing: 0 });

    const again = join(folder, 'again');
    expect(await experiments('pull', ...selection, '--store', again)).toMatchObject({ code: 0 });
    expect(await experiments('run', ...selection, '--store', local, '--quiet')).toMatchObject({ code: 0 });
    const recorded = new Map<string, RunSummary>();
    for await (const run of directoryStore({ folder: again }).summaries()) recorded.set(run.runId, run);
    const bits = await outcomes(local);
    for (const { runId } of fresh) {
      if (runId === failing || runId === poisoned) continue;
      expect((await outcomes(again))[runId]).toEqual(bits[runId]);
    }
    expect(recorded.get(failing!)).toMatchObject({ status: 'FAILED' });
    expect(recorded.get(failing!)!.tags[TAG.reason]).toContain('RunFailed: the disk is full');
    expect(recorded.get(poisoned!)).toMatchObject({ status: 'FAILED' });
    expect(recorded.get(poisoned!)!.tags[TAG.reason]).toMatch(/InvalidInput.*sdg/);

    const invocations = readFileSync(join(aws.folder, 'invocations.txt'), 'utf8').trim().split('\n');
    const tries = (runId: string) => invocations.filter((line) => line === runId).length;
    // Each of the two sweeps may ask once; a poisoned configuration is not asked for again in either.
    expect(tries(dying!)).toBeGreaterThanOrEqual(2);
    expect(tries(slow!)).toBeGreaterThanOrEqual(2);
    expect(tries(failing!)).toBeGreaterThanOrEqual(3);
    expect(tries(poisoned!)).toBeLessThanOrEqual(2);
    const page = await (
      await fetch(`${aws.endpoint}/${outputs.site['SiteBucket']}/ann-evolution/index.html`)
    ).text();
    expect(page).toContain('the disk is full');
  });

  async function state(name: string) {
    const { stdout } = await experiments('sweep', 'status', name, '--json');
    return JSON.parse(stdout) as { rounds: unknown[]; output?: unknown; error?: string };
  }

  async function objects(Bucket: string, Prefix: string): Promise<string[]> {
    const client = new S3Client({ ...aws.client, forcePathStyle: true });
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
    return Contents.map(({ Key }) => Key!);
  }
});
