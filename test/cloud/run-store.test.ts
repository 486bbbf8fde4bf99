import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricRecord, RunStore } from '@experiments/records';
import { cloudStore } from '@experiments/records/cloud';
import { exampleRun, series, TERMS } from '../../libs/records/src/testing/example-run.ts';
import { runStoreContract } from '../../libs/records/src/testing/run-store.contract.ts';
import { pythonMissing } from '../python/venv.ts';
import { countRequests, disturb } from './disturbed-clients.ts';
import { startMinistack } from './ministack.ts';
import type { Ministack } from './ministack.ts';
import { makeRunTable } from './run-table.ts';

const missing = pythonMissing();
if (missing) console.error(`\nSKIPPED: the run store in DynamoDB and S3 ${missing}\n`);

const BUCKET = 'runs';

describe.skipIf(missing)('the run store in DynamoDB and S3', { timeout: 120_000 }, () => {
  let aws: Ministack;
  let tables = 0;
  const clients = () => ({
    // Waits a millisecond where the SDK would wait half a second: the table is not really busy.
    dynamodb: new DynamoDBClient({
      ...aws.client,
      retryStrategy: new ConfiguredRetryStrategy(10, () => 1),
    }),
    s3: new S3Client({ ...aws.client, forcePathStyle: true }),
  });

  beforeAll(async () => {
    aws = await startMinistack();
    await clients().s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  }, 300_000);
  afterAll(() => aws?.stop(), 60_000);

  /** Stores over a new table, which is made before their first work. */
  const makeWith = (shared: () => ReturnType<typeof clients>) => () => {
    const table = `runs-${++tables}`;
    const { dynamodb, s3 } = shared();
    const ready = makeRunTable(dynamodb, table);
    return () =>
      afterwards(ready, cloudStore({ dynamodb, s3, table, bucket: BUCKET, uniqueId: () => randomUUID() }));
  };

  describe('in quiet', () => {
    let quiet: ReturnType<typeof clients> | undefined;
    runStoreContract(
      'cloudStore',
      makeWith(() => (quiet ??= clients())),
    );
  });

  describe('throttled, and with items left unprocessed', () => {
    let busy: ReturnType<typeof clients> | undefined;
    let disturbances: ReturnType<typeof disturb>;
    runStoreContract(
      'cloudStore',
      makeWith(() => {
        if (!busy) {
          busy = clients();
          disturbances = disturb(busy.dynamodb, 7);
        }
        return busy;
      }),
    );

    it('was disturbed', () => {
      expect(disturbances.throttled).toBeGreaterThan(100);
      expect(disturbances.unprocessed).toBeGreaterThan(50);
    });
  });

  it('writes thousands of points in few requests', async () => {
    const shared = clients();
    const counts = countRequests(shared.dynamodb);
    const store = makeWith(() => shared)()();
    const run = exampleRun();
    await store.claim(run, TERMS);
    const points = Array.from({ length: 40 }, (_, i) =>
      series(`metric_${i}`, ...Array.from({ length: 100 }, (_, step) => step / (i + 1))),
    ).flat();
    counts.clear();
    for (let step = 0; step < 100; step++) {
      await store.logMetrics(
        run.runId,
        points.filter((point) => point.step === step),
      );
    }
    await store.finish(run.runId, { status: 'FINISHED', endTime: 2 });
    const writes =
      (counts.get('BatchWriteItemCommand') ?? 0) + (counts.get('TransactWriteItemsCommand') ?? 0);
    expect(writes).toBe(2);
    expect(counts.has('PutItemCommand')).toBe(false);
    const { metrics } = (await store.get(run.runId))!;
    expect(Object.values(metrics).flat().toSorted(byKey)).toEqual(points.toSorted(byKey));
  });

  it('never scans', async () => {
    const shared = clients();
    const counts = countRequests(shared.dynamodb);
    const store = makeWith(() => shared)()();
    for (let seed = 0; seed < 120; seed++) await store.claim(exampleRun(seed), TERMS);
    counts.clear();
    let found = 0;
    for await (const { runId } of store.summaries()) found += runId ? 1 : 0;
    expect(found).toBe(120);
    expect([...counts.keys()]).toEqual(['QueryCommand']);
    const runIds = Array.from({ length: 250 }, (_, seed) => exampleRun(1000 + seed).runId);
    counts.clear();
    for await (const _ of store.summaries({ runIds })) found++;
    expect(found).toBe(120);
    expect(Object.fromEntries(counts)).toEqual({ BatchGetItemCommand: 3 });
  });

  it('lets an owner be known as gone', async () => {
    const { dynamodb, s3 } = clients();
    const table = `runs-${++tables}`;
    await makeRunTable(dynamodb, table);
    const store = cloudStore({
      dynamodb,
      s3,
      table,
      bucket: BUCKET,
      uniqueId: () => randomUUID(),
      isOwnerGone: (owner, claimant) => owner === 'map:1' && claimant === 'map:2',
    });
    await store.claim(exampleRun(), { ...TERMS, owner: 'map:1' });
    expect(await store.claim(exampleRun(), { ...TERMS, owner: 'other:2' })).toBe('busy');
    expect(await store.claim(exampleRun(), { ...TERMS, owner: 'map:2' })).toBe('claimed');
  });
});

/** A store whose every method waits first. */
function afterwards(ready: Promise<unknown>, store: RunStore): RunStore {
  return new Proxy(store, {
    get(target, name: keyof RunStore) {
      if (name === 'summaries') {
        return async function* (...args: Parameters<RunStore['summaries']>) {
          await ready;
          yield* target.summaries(...args);
        };
      }
      return async (...args: unknown[]) => {
        await ready;
        return (target[name] as (...args: unknown[]) => unknown)(...args);
      };
    },
  });
}

function byKey(a: MetricRecord, b: MetricRecord): number {
  return a.key === b.key ? a.step - b.step : a.key < b.key ? -1 : 1;
}
