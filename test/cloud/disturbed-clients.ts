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

/** Adds up the write units of a client's requests, and the bytes of the items as they stand at the end. */
export function countUnits(client: DynamoDBClient): { write: number; stored: number } {
  const units = { write: 0, stored: 0 };
  const stored = new Map<string, number>();
  const put = (item: Item, price: number) => {
    const bytes = sizeOf(item);
    units.write += price * Math.ceil(bytes / 1024);
    stored.set(`${item['pk']?.S}/${item['sk']?.S}`, bytes);
    units.stored = [...stored.values()].reduce((sum, size) => sum + size, 0);
  };
  client.middlewareStack.add(
    (next) => (args) => {
      const { Item, RequestItems, TransactItems } = args.input as {
        Item?: Item;
        RequestItems?: Record<string, { PutRequest?: { Item: Item } }[]>;
        TransactItems?: { Put?: { Item: Item } }[];
      };
      if (Item) put(Item, 1);
      for (const { PutRequest } of RequestItems ? Object.values(RequestItems).flat() : []) {
        if (PutRequest) put(PutRequest.Item, 1);
      }
      for (const { Put } of TransactItems ?? []) if (Put) put(Put.Item, 2);
      return next(args);
    },
    { step: 'build', name: 'units' },
  );
  return units;
}

type Item = Record<string, { S?: string; B?: Uint8Array }>;

/** Near enough: the bytes of names and values, which JSON has some more of. */
function sizeOf(item: Item): number {
  let binary = 0;
  const text = JSON.stringify(item, (_, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value;
    binary += value.length;
    return undefined;
  });
  return binary + new TextEncoder().encode(text).length;
}

function transactionCancelled(items: number): Error {
  const CancellationReasons = Array.from({ length: items }, (_, i) => ({
    Code: i === 0 ? 'ThrottlingError' : 'None',
  }));
  return Object.assign(new Error('injected'), { name: 'TransactionCanceledException', CancellationReasons });
}
