import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { experiments, root, start, temporaryFolder } from './experiments.ts';
import { outcomes, runFolders } from './records.ts';

/**
 * However a sweep comes to its end, its records are the same: two topics, with and without tuning, once in one go
 * by one worker, and then in every other way.
 */
const sweep = ['run', '--profile', 'smoke', '--topics', 'ann-evolution,optimizers'];

const folder = mkdtempSync(join(tmpdir(), 'experiments-reference-'));
let reference: Record<string, unknown>;

beforeAll(async () => {
  const store = join(folder, 'mlruns');
  const { status, stderr } = spawnSync('npx', ['experiments', ...sweep, '--store', store, '--workers', '1'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  reference = await outcomes(store);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 300_000);

async function expectReference(store: string): Promise<void> {
  expect(await outcomes(store)).toEqual(reference);
  expect(runFolders(store)).toBe(Object.keys(reference).length);
}

interface Event {
  readonly event: string;
  readonly runId?: string;
  readonly status?: string;
}

/** Starts the sweep and, once so many runs have finished, does something to the process. */
async function sweepUntil(store: string, finished: number, signal?: NodeJS.Signals) {
  const { process, ended } = start(...sweep, '--store', store, '--workers', '2', '--json');
  let text = '';
  process.stdout!.on('data', (part: string) => {
    const before = eventsOf(text).length;
    text += part;
    const seen = eventsOf(text).length;
    // The plan is the first event; then each finished run is one.
    if (signal && before <= finished && seen > finished) process.kill(signal);
  });
  const end = await ended;
  return {
    ...end,
    finished: eventsOf(end.stdout).flatMap(({ runId, status }) => (status === 'FINISHED' ? [runId!] : [])),
  };
}

function eventsOf(text: string): Event[] {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Event);
}

describe('a sweep', { timeout: 120_000 }, () => {
  it('has finished runs of every arm', () => {
    expect(Object.keys(reference).length).toBeGreaterThan(60);
    for (const run of Object.values(reference)) expect(run).toMatchObject({ status: 'FINISHED' });
  });

  it('ends the same with two workers', async () => {
    const store = join(temporaryFolder(), 'mlruns');
    const { code, finished } = await sweepUntil(store, 0);
    expect(code).toBe(0);
    expect(finished.toSorted()).toEqual(Object.keys(reference).toSorted());
    await expectReference(store);
  });

  it('ends the same killed four times and started again: no run twice, none missing', async () => {
    const store = join(temporaryFolder(), 'mlruns');
    const finished: string[] = [];
    for (const after of [0, 1, 7, 20]) {
      const end = await sweepUntil(store, after, 'SIGKILL');
      expect(end.signal).toBe('SIGKILL');
      finished.push(...end.finished);
    }
    const end = await sweepUntil(store, 0);
    expect(end.code).toBe(0);
    finished.push(...end.finished);
    expect(new Set(finished).size).toBe(finished.length);
    await expectReference(store);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stopped by %s, says how to go on, and goes on', async (signal) => {
    const store = join(temporaryFolder(), 'mlruns');
    const stopped = await sweepUntil(store, 5, signal);
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toMatch(
      /stopped; \d+ runs are finished and \d+ missing; the same command again goes on/,
    );
    const { stdout } = await experiments('status', ...sweep.slice(1), '--store', store, '--json');
    const { topics } = JSON.parse(stdout) as {
      topics: { finished: number; running: number; failed: number }[];
    };
    expect(topics.reduce((sum, topic) => sum + topic.finished, 0)).toBeGreaterThanOrEqual(5);
    for (const topic of topics) expect(topic).toMatchObject({ running: 0, failed: 0 });
    const rest = await sweepUntil(store, 0);
    expect(rest.code).toBe(0);
    expect(new Set([...stopped.finished, ...rest.finished]).size).toBe(
      stopped.finished.length + rest.finished.length,
    );
    await expectReference(store);
  });

  it('is shared by two processes on one store: no run twice', async () => {
    const store = join(temporaryFolder(), 'mlruns');
    const [one, other] = await Promise.all([sweepUntil(store, 0), sweepUntil(store, 0)]);
    expect([one.code, other.code]).toEqual([0, 0]);
    expect([...one.finished, ...other.finished].toSorted()).toEqual(Object.keys(reference).toSorted());
    await expectReference(store);
  });
});

describe('train', () => {
  it('prints one line of JSON, the same twice but for the seconds', { timeout: 60_000 }, async () => {
    const file = join(temporaryFolder(), 'config.json');
    const { stdout } = await experiments('plan', ...sweep.slice(1));
    const { runs } = JSON.parse(stdout) as { runs: { runId: string; config: { arm: string } }[] };
    const { runId, config } = runs.find((run) => run.config.arm === 'adam-default')!;
    writeFileSync(file, JSON.stringify(config));
    const [one, two] = [await experiments('train', file), await experiments('train', file)].map(
      ({ code, stdout }) => {
        expect(code).toBe(0);
        expect(stdout).toMatch(/^\{.*\}\n$/);
        const { seconds, ...rest } = JSON.parse(stdout) as Record<string, number | string>;
        expect(seconds).toBeGreaterThan(0);
        return rest;
      },
    );
    expect(two).toEqual(one);
    expect(one!.weights_sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((reference[runId] as { weights: string }).weights).toBe(one!.weights_sha256);
  });
});
