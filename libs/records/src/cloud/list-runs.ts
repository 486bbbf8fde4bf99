import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { BatchGetCommandInput, BatchGetCommandOutput } from '@aws-sdk/lib-dynamodb';
import { BatchGetRequest, QueryCommand } from 'dynamodb-toolbox';
import { BY_EXPERIMENT, EXPERIMENTS } from './table.ts';
import type { RunTable } from './table.ts';

/** Keys of one request, which is DynamoDB's limit. */
const BATCH = 100;

/** Of these runs those that are recorded, in this experiment if one is given: 100 are looked up in one request. */
export async function* existing(
  client: DynamoDBDocumentClient,
  table: RunTable,
  runIds: readonly string[],
  experimentId: string | undefined,
): AsyncIterable<string> {
  const name = table.table.getName();
  for (let at = 0; at < runIds.length; at += BATCH) {
    const Keys = runIds
      .slice(at, at + BATCH)
      .map((runId) => table.head.build(BatchGetRequest).key({ runId }).params());
    let left: BatchGetCommandInput['RequestItems'] = {
      [name]: { Keys, ConsistentRead: true, ProjectionExpression: 'runId, experimentId' },
    };
    while (left && Object.keys(left).length > 0) {
      const found: BatchGetCommandOutput = await client.send(new BatchGetCommand({ RequestItems: left }));
      for (const head of found.Responses?.[name] ?? []) {
        if (head['experimentId'] === (experimentId ?? head['experimentId'])) yield head['runId'] as string;
      }
      left = found.UnprocessedKeys;
    }
  }
}

/** Ids of all runs of these experiments. */
export async function* runIdsOf(table: RunTable, experimentIds: readonly string[]): AsyncIterable<string> {
  for (const partition of experimentIds) {
    let start: Record<string, unknown> | undefined;
    do {
      const page: { Items?: { runId: string }[]; LastEvaluatedKey?: Record<string, unknown> | undefined } =
        await table.table
          .build(QueryCommand)
          .query({ index: BY_EXPERIMENT, partition })
          .entities(table.head)
          .options({
            attributes: ['runId'],
            entityAttrFilter: false,
            ...(start && { exclusiveStartKey: start }),
          })
          .send();
      for (const { runId } of page.Items ?? []) yield runId;
      start = page.LastEvaluatedKey;
    } while (start);
  }
}

/** Ids of all experiments. */
export async function experimentIds(table: RunTable): Promise<string[]> {
  const { Items = [] } = await table.table
    .build(QueryCommand)
    .query({ partition: EXPERIMENTS })
    .entities(table.experiment)
    .options({ maxPages: Infinity, consistent: true })
    .send();
  return Items.map(({ id }) => id);
}
