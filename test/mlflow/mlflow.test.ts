import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TAG } from '@experiments/contracts';
import { runIdentity } from '@experiments/records';
import type { MetricRecord, RunStart, RunStore } from '@experiments/records';
import { directoryStore } from '@experiments/records/directory';
import { pythonMissing, pythonVenv } from '../python/venv.ts';
import { contentsByMlflow, contentsByStore } from './contents.ts';
import type { Contents } from './contents.ts';

const missing = pythonMissing();
if (missing) console.error(`\nSKIPPED: the test with MLflow ${missing}\n`);

const terms = { owner: 'ann', now: 1_700_000_000_000, staleAfterMs: 60_000, maximumAttempts: 3 };

describe.skipIf(missing)('MLflow', { timeout: 120_000 }, () => {
  const parent = mkdtempSync(join(tmpdir(), 'experiments mlflow #1 é-'));
  const folder = join(parent, 'mlruns');
  let recorded: Contents;

  beforeAll(async () => {
    await pythonVenv('mlflow');
    const first = join(parent, 'first');
    await recordSomeOfEach(directoryStore({ folder: first }));
    // What a killed process leaves in the making.
    const staging = join(first, '0', `.staging-${encodeURIComponent('elsewhere:1')}-Ab1xyz`);
    mkdirSync(join(staging, 'directory', 'metrics'), { recursive: true });
    writeFileSync(join(staging, 'directory', 'meta.yaml'), '');
    renameSync(first, folder);
    recorded = await contentsByStore(directoryStore({ folder }));
  }, 600_000);

  afterAll(() => rmSync(parent, { recursive: true }));

  it('finds in the directory all that was recorded, and warns of nothing', async () => {
    const runs = Object.values(recorded.experiments).flatMap((experiment) => Object.values(experiment.runs));
    expect(runs.map(({ status }) => status).sort()).toEqual([
      'FAILED',
      'FINISHED',
      'FINISHED',
      'KILLED',
      'RUNNING',
    ]);
    const found = await contentsByMlflow(folder);
    expect(found.experiments).toEqual(recorded.experiments);
    // It passes over what is in the making, and says so only when debugging.
    expect(found.complaints).toEqual([expect.stringMatching(/^Malformed run '\.staging-/)]);
  });

  it('moves all of it to a database', async () => {
    const { bin } = await pythonVenv('mlflow');
    const target = `sqlite:///${join(parent, 'mlflow.db')}`;
    const args = ['migrate-filestore', '--source', folder, '--target', target];
    const env = { ...process.env, MLFLOW_ALLOW_FILE_STORE: 'true', MLFLOW_DISABLE_TELEMETRY: 'true' };
    const { stdout, stderr } = await promisify(execFile)(join(bin, 'mlflow'), args, { env });
    expect(stdout).toContain('Migration completed successfully!');
    expect(stderr).not.toMatch(/WARN|ERROR/);
    expect((await contentsByMlflow(target)).experiments).toEqual(inDatabase(recorded).experiments);
  });

  it('leaves the directory as it was', async () => {
    expect(await contentsByStore(directoryStore({ folder }))).toEqual(recorded);
    expect(readdirSync(folder).sort()).toEqual(
      ['.trash', ...Object.values(recorded.experiments).map(({ id }) => id)].sort(),
    );
  });
});

/** What a database makes of infinities, and how it sorts. */
function inDatabase(contents: Contents): Contents {
  const text = JSON.stringify(contents, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
  return JSON.parse(text, (_, value: unknown) => {
    if (value === 'NaN') return NaN;
    if (value === 'Infinity') return Number.MAX_VALUE;
    return value === '-Infinity' ? -Number.MAX_VALUE : value;
  }) as Contents;
}

async function recordSomeOfEach(store: RunStore): Promise<void> {
  await record(store, run(1), 'FINISHED');
  await record(store, run(3), 'FAILED', { [TAG.reason]: 'no memory left:\n  in line two\t"ä" \u{1f600}' });
  await record(store, run(4), 'KILLED');

  const diverged = run(2, { experiment: "it's: #2 ä [full]", runName: '=' });
  await store.claim(diverged, terms);
  const values = [1, 1e-7, 1e22, -0.5, NaN, Infinity, -Infinity, 0.1 + 0.2, Number.MAX_VALUE, 5e-324];
  await store.logMetrics(diverged.runId, points('loss', values));
  await store.finish(diverged.runId, { status: 'FINISHED', endTime: 5, tags: { [TAG.diverged]: 'true' } });

  const running = run(5, { experiment: 'losses' });
  await store.claim(running, terms);
  await store.logMetrics(running.runId, points('loss', [2]));
  await store.saveCheckpoint(running.runId, new Uint8Array(1000));
  await store.heartbeat(running.runId, terms.now);
}

async function record(
  store: RunStore,
  start: RunStart,
  status: 'FINISHED' | 'FAILED' | 'KILLED',
  tags: Record<string, string> = {},
): Promise<void> {
  const { runId } = start;
  await store.claim(start, terms);
  const test = {
    name: 'fashion-mnist',
    digest: 'b'.repeat(36),
    sourceType: 'local',
    source: '{}',
    context: 'test',
  };
  await store.logInputs(runId, [test]);
  await store.logMetrics(runId, [
    ...points('loss', [3, 2, 1]),
    ...points('gradient_norm/layer_1', [0.5, 0.25, 0.125]),
    ...points('gradient_norm/layer_2', [1, 2, 3]),
  ]);
  await store.writeArtifact(
    runId,
    'model/weights.bin',
    Uint8Array.from({ length: 100_000 }, (_, i) => i),
  );
  await store.writeArtifact(runId, 'model/model.json', new TextEncoder().encode('{}'));
  await store.writeArtifact(runId, 'config.json', new TextEncoder().encode('{"seed":1}'));
  await store.finish(runId, { status, endTime: 1_700_000_001_000, tags });
}

function points(key: string, values: number[]): MetricRecord[] {
  return values.map((value, step) => ({ key, step, value, timestamp: 1_700_000_000_000 + step }));
}

function run(seed: number, changes: Partial<RunStart> = {}): RunStart {
  const experiment = changes.experiment ?? 'optimizers';
  const identity = {
    topic: experiment,
    arm: 'adam',
    config: {},
    seed,
    dataHash: '',
    engine: '',
    engineVersion: '',
  };
  return {
    runId: runIdentity(identity),
    experiment,
    runName: `adam, seed ${seed}`,
    params: {
      seed: String(seed),
      'opt/learning_rate': '0.001',
      empty: '',
      text: 'true\nno "ä" \u{1f600} # ',
      long: 'x'.repeat(6000),
    },
    tags: { [TAG.topic]: experiment, [TAG.arm]: 'adam', long: 'y'.repeat(8000) },
    startTime: 1_700_000_000_000,
    sourceName: 'experiments run --seeds 5',
    user: 'ann: "no"',
    ...changes,
  };
}
