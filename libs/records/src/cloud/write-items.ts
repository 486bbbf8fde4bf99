import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type {
  BatchWriteCommandInput,
  BatchWriteCommandOutput,
  DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { BatchDeleteRequest, BatchPutRequest } from 'dynamodb-toolbox';
import { execute as executeTransaction } from 'dynamodb-toolbox/entity/actions/transactWrite';

/** The condition of a write did not hold: another writer was there. */
export class ConditionFailed extends Error {
  constructor() {
    super('the condition of a write does not hold');
    this.name = 'ConditionFailed';
  }
}

/** Items of one batch, which is DynamoDB's limit. */
const BATCH = 25;
const ATTEMPTS = 12;
/** Errors that pass by waiting. The SDK retries throttling by itself; these it does not, or not inside a transaction. */
const PASSING = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'TransactionConflict',
  'ThrottlingError',
  'ThrottlingException',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

/**
 * Does one conditional write, again where it met another transaction.
 *
 * @throws ConditionFailed
 */
export async function conditionally<Result>(write: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      const codes = reasonsOf(error);
      if (codes.some((code) => code.startsWith('ConditionalCheckFailed'))) throw new ConditionFailed();
      if (attempt === ATTEMPTS || !codes.every((code) => PASSING.has(code))) throw error;
      await pause(attempt);
    }
  }
}

/** A write of some entity, as part of a transaction. */
type Transaction = Extract<Parameters<typeof executeTransaction>[number], { params(): unknown }>;

/**
 * Writes all or none.
 *
 * @throws ConditionFailed
 */
export async function transact(...writes: Transaction[]): Promise<void> {
  await conditionally(() => executeTransaction(...writes));
}

/**
 * Puts and deletes of any number, 25 a request, until DynamoDB has processed them all.
 *
 * @throws Error where some are left after many attempts
 */
export async function batchWrite(
  client: DynamoDBDocumentClient,
  table: string,
  writes: readonly (Pick<BatchPutRequest, 'params'> | Pick<BatchDeleteRequest, 'params'>)[],
): Promise<void> {
  for (let at = 0; at < writes.length; at += BATCH) {
    let left: NonNullable<BatchWriteCommandInput['RequestItems']> = {
      [table]: writes.slice(at, at + BATCH).map((write) => write.params()),
    };
    for (let attempt = 1; ; attempt++) {
      const written: BatchWriteCommandOutput = await client.send(
        new BatchWriteCommand({ RequestItems: left }),
      );
      left = written.UnprocessedItems ?? {};
      const count = left[table]?.length ?? 0;
      if (count === 0) break;
      if (attempt === ATTEMPTS) throw new Error(`DynamoDB left ${count} items unprocessed ${ATTEMPTS} times`);
      await pause(attempt);
    }
  }
}

/** The codes of what went wrong, of a transaction those of its parts. */
function reasonsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [''];
  const reasons = (error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons;
  return reasons?.flatMap(({ Code }) => (Code && Code !== 'None' ? [Code] : [])) ?? [error.name];
}

/** Twice as long every time, from 25 ms to 3 s. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(25 * 2 ** (attempt - 1), 3000)));
}
