import { InvalidInput } from '@experiments/contracts';
import { BatchPutRequest, PutItemCommand, PutTransaction } from 'dynamodb-toolbox';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { checkMetrics } from '../checks.ts';
import type { MetricRecord, RunEnd } from '../run-store.ts';
import { packSegments } from './metric-segments.ts';
import type { Facts, Head, RunTable } from './table.ts';
import { batchWrite, conditionally, transact } from './write-items.ts';

/** Below DynamoDB's 400 KB an item, with room for what JSON does not count. */
const LARGEST_FACTS = 350_000;

/**
 * A run that this process records. Nobody else writes its items, so they are kept here and written whole, on the
 * condition that the claim still stands.
 */
export interface HeldRun {
  readonly client: DynamoDBDocumentClient;
  readonly table: RunTable;
  readonly claim: string;
  head: Head;
  facts: Facts;
  readonly keys: Set<string>;
  /** Points that are in no segment yet. */
  unwritten: MetricRecord[];
}

/** @throws ConditionFailed */
export async function writeHead(held: HeldRun, changes: Partial<Head>): Promise<void> {
  const head = { ...held.head, ...changes };
  await conditionally(() =>
    held.table.head
      .build(PutItemCommand)
      .item(head)
      .options({ condition: { attr: 'claim', eq: held.claim } })
      .send(),
  );
  held.head = head;
}

/** @throws ConditionFailed */
export async function writeFacts(held: HeldRun, changes: Partial<Facts>): Promise<void> {
  const facts = checkSize({ ...held.facts, ...changes });
  await conditionally(() =>
    held.table.facts
      .build(PutItemCommand)
      .item(facts)
      .options({ condition: { attr: 'claim', eq: held.claim } })
      .send(),
  );
  held.facts = facts;
}

/** Takes points in, for `writeMetrics` to write: one request serves the points of many epochs. */
export function logMetrics(held: HeldRun, points: readonly MetricRecord[]): void {
  checkMetrics(points, held.keys);
  for (const point of points) held.keys.add(point.key);
  held.unwritten.push(...points);
}

/**
 * Writes the points taken in as further segments. They belong to the record once the head says so, with whatever
 * else changes in it.
 *
 * @throws ConditionFailed
 */
export async function writeMetrics(held: HeldRun, changes: Partial<Head> = {}): Promise<void> {
  const taken = held.unwritten.length;
  const segments = await writeSegments(held);
  await writeHead(held, { segments, ...changes });
  held.unwritten.splice(0, taken);
}

/**
 * The last write: metrics first, then the head and the facts at once.
 *
 * @throws ConditionFailed
 */
export async function writeEnd(held: HeldRun, { status, endTime, tags }: RunEnd): Promise<void> {
  const { checkpoint, ...rest } = held.head;
  const head = {
    ...rest,
    segments: await writeSegments(held),
    status,
    endTime,
    ...(status === 'KILLED' && checkpoint && { checkpoint }),
  };
  const facts = checkSize({ ...held.facts, status, tags: { ...held.facts.tags, ...tags } });
  await replace(held.table, head, facts, held.claim);
}

/**
 * Puts head and facts in one transaction, in place of those of a claim, or where there are none.
 *
 * @throws ConditionFailed
 */
export async function replace(
  table: RunTable,
  head: Head,
  facts: Facts,
  found: string | Pick<Head, 'claim' | 'status' | 'heartbeat'> | undefined,
): Promise<void> {
  const put = table.head.build(PutTransaction).item(head);
  const conditioned = put.options({
    condition:
      found === undefined
        ? { attr: 'claim', exists: false }
        : typeof found === 'string'
          ? { attr: 'claim', eq: found }
          : {
              and: [
                { attr: 'claim', eq: found.claim },
                { attr: 'status', eq: found.status },
                { attr: 'heartbeat', eq: found.heartbeat },
              ],
            },
  });
  await transact(conditioned, table.facts.build(PutTransaction).item(checkSize(facts)));
}

/** @returns the ranges with the segments written; the head does not name them yet */
async function writeSegments({ client, table, head, claim, unwritten }: HeldRun): Promise<Head['segments']> {
  if (unwritten.length === 0) return head.segments;
  const earlier = head.segments.filter((range) => range.claim !== claim);
  const count = head.segments.find((range) => range.claim === claim)?.count ?? 0;
  const packed = packSegments(unwritten);
  const puts = packed.map((segment, i) =>
    table.segment.build(BatchPutRequest).item({ runId: head.runId, claim, number: count + i, ...segment }),
  );
  await batchWrite(client, table.table.getName(), puts);
  return [...earlier, { claim, count: count + packed.length }];
}

function checkSize(facts: Facts): Facts {
  const size = new TextEncoder().encode(JSON.stringify(facts)).length;
  if (size <= LARGEST_FACTS) return facts;
  throw new InvalidInput(
    'params',
    `${size} bytes`,
    `parameters, tags and inputs of a run may have ${LARGEST_FACTS} bytes together in DynamoDB`,
  );
}
