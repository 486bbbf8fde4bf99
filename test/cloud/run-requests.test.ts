import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloudStore } from '@experiments/records/cloud';
import { recordRun } from '@experiments/sweep';
import { RUN } from '../../apps/cli/src/cloud/cost-model.ts';
import { dependencies, plannedRun } from '../../libs/sweep/test/planned-run.ts';
import { pythonMissing } from '../python/venv.ts';
import { countRequests, countUnits } from './disturbed-clients.ts';
import { startMinistack } from './ministack.ts';
import type { Ministack } from './ministack.ts';
import { makeRunTable } from './run-table.ts';

const missing = pythonMissing();
if (missing) console.error(`\nSKIPPED: the requests of a run ${missing}\n`);

describe.skipIf(missing)('a run in DynamoDB and S3', { timeout: 60_000 }, () => {
  let aws: Ministack;
  beforeAll(async () => void (aws = await startMinistack()), 300_000);
  afterAll(() => aws?.stop(), 60_000);

  it('makes the requests that the cost model counts', async () => {
    const dynamodb = new DynamoDBClient(aws.client);
    const s3 = new S3Client({ ...aws.client, forcePathStyle: true });
    await makeRunTable(dynamodb, 'runs');
    await s3.send(new CreateBucketCommand({ Bucket: 'runs' }));
    const units = countUnits(dynamodb);
    const requests = countRequests(s3);
    const store = cloudStore({ dynamodb, s3, table: 'runs', bucket: 'runs', uniqueId: () => randomUUID() });
    const context = await dependencies({ store, models: 'all', now: () => performance.now() });
    expect(await recordRun(plannedRun(), context)).toMatchObject({ status: 'FINISHED' });
    console.log('a run:', { ...units, ...Object.fromEntries(requests) });
    expect(units.write).toBeLessThanOrEqual(RUN.writeUnits);
    expect(units.write).toBeGreaterThan(RUN.writeUnits / 2);
    expect(requests.get('PutObjectCommand')).toBe(RUN.puts + RUN.modelPuts);
    expect(units.stored).toBeLessThanOrEqual(RUN.tableBytes);
  });
});
