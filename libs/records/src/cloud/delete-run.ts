import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { BatchDeleteRequest, DeleteTransaction, QueryCommand } from 'dynamodb-toolbox';
import { partitionOf } from './table.ts';
import type { RunTable } from './table.ts';
import { batchWrite, transact } from './write-items.ts';

/** Removes a run's items: first those that make it a run, so that its writer loses it, then its segments. */
export async function deleteItems(
  client: DynamoDBDocumentClient,
  table: RunTable,
  runId: string,
): Promise<void> {
  const { Items = [] } = await table.table
    .build(QueryCommand)
    .query({ partition: partitionOf(runId) })
    .entities(table.segment)
    .options({ consistent: true, maxPages: Infinity, attributes: ['runId', 'claim', 'number'] })
    .send();
  await transact(
    table.head.build(DeleteTransaction).key({ runId }),
    table.facts.build(DeleteTransaction).key({ runId }),
  );
  const deletes = Items.map(({ runId, claim, number }) =>
    table.segment.build(BatchDeleteRequest).key({ runId, claim, number }),
  );
  await batchWrite(client, table.table.getName(), deletes);
}
