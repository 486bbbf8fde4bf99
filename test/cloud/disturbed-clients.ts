import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import type { BatchWriteItemCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';

/**
 * Makes every `period`-th request of a DynamoDB client fail as throttled, transactions among them, and every second
 * batch leave half of its items unprocessed, as a busy table does.
 */
export function disturb(client: DynamoDBClient, period: number): { throttled: number; unprocessed: number } {
  const counts = { throttled: 0, unprocessed: 0 };
  let requests = 0;
  let batches = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      if (++requests % period === 0) {
        counts.throttled++;
        const { TransactItems } = args.input as { TransactItems?: unknown[] };
        if (TransactItems) throw transactionCancelled(TransactItems.length);
        throw new ProvisionedThroughputExceededException({ message: 'injected', $metadata: {} });
      }
      return next(args);
    },
    // Inside of the SDK's retries, as an answer of the service is.
    { step: 'finalizeRequest', priority: 'low', name: 'throttle' },
  );
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'BatchWriteItemCommand') return next(args);
        const { RequestItems = {} } = args.input as BatchWriteItemCommandInput;
        const [[table, writes] = ['', []]] = Object.entries(RequestItems);
        if (++batches % 2 === 0 || writes.length === 0) return next(args);
        const done = Math.floor(writes.length / 2);
        counts.unprocessed += writes.length - done;
        const UnprocessedItems = { [table]: writes.slice(done) };
        if (done === 0) return { response: {}, output: { $metadata: {}, UnprocessedItems } as never };
        const input = { ...args.input, RequestItems: { [table]: writes.slice(0, done) } };
        const result = await next({ ...args, input });
        return { ...result, output: { ...result.output, UnprocessedItems } };
      },
    { step: 'initialize', priority: 'low', name: 'unprocessed' },
  );
  return counts;
}

/** Counts the requests of clients by command, retries not included. */
export function countRequests(...clients: (DynamoDBClient | S3Client)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const client of clients) {
    (client as DynamoDBClient).middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) => {
          counts.set(commandName, (counts.get(commandName) ?? 0) + 1);
          return next(args);
        },
      { step: 'initialize', name: 'count' },
    );
  }
  return counts;
}

function transactionCancelled(items: number): Error {
  const CancellationReasons = Array.from({ length: items }, (_, i) => ({
    Code: i === 0 ? 'ThrottlingError' : 'None',
  }));
  return Object.assign(new Error('injected'), { name: 'TransactionCanceledException', CancellationReasons });
}
