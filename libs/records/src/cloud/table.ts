import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { binary, Entity, item, list, map, number, record, string, Table } from 'dynamodb-toolbox';
import type { FormattedItem } from 'dynamodb-toolbox';

/** Name of the index that lists the runs of an experiment. */
export const BY_EXPERIMENT = 'byExperiment';

/** Attributes of the table's keys, for whoever makes the table. */
export const KEYS = {
  partition: 'pk',
  sort: 'sk',
  index: { name: BY_EXPERIMENT, partition: 'experimentId', sort: 'runId' },
} as const;

/**
 * The one table. A run is a partition: its head, which is small and written often; its facts, which are large and
 * written seldom; and segments of its metrics. One query reads all of it.
 *
 * | pk              | sk                          | item                                            |
 * | --------------- | --------------------------- | ----------------------------------------------- |
 * | `RUN#<run id>`  | `FACTS`                     | parameters, tags, inputs, names                 |
 * | `RUN#<run id>`  | `HEAD`                      | status, claim, sign of life, what is recorded   |
 * | `RUN#<run id>`  | `METRICS#<claim>#<number>`  | up to 1,000 points, packed                      |
 * | `EXPERIMENTS`   | `<experiment id>`           | an experiment's name                            |
 *
 * Only heads have an `experimentId`, so the index holds one entry a run.
 */
export function runTable(name: string, documentClient: DynamoDBDocumentClient) {
  const table = new Table({
    name,
    documentClient,
    partitionKey: { name: KEYS.partition, type: 'string' },
    sortKey: { name: KEYS.sort, type: 'string' },
    indexes: {
      [BY_EXPERIMENT]: {
        type: 'global',
        partitionKey: { name: KEYS.index.partition, type: 'string' },
        sortKey: { name: KEYS.index.sort, type: 'string' },
      },
    },
  });
  const plain = { table, timestamps: false } as const;
  const segments = list(map({ claim: string(), count: number() }));
  return {
    table,
    head: new Entity({
      ...plain,
      name: 'head',
      schema: item({
        runId: string().key(),
        experimentId: string(),
        experiment: string(),
        status: string().enum('SCHEDULED', 'RUNNING', 'FINISHED', 'FAILED', 'KILLED'),
        claim: string(),
        owner: string(),
        attempts: number(),
        heartbeat: number(),
        startTime: number(),
        endTime: number().optional(),
        segments,
        /** Path -> name of the object. */
        artifacts: record(string(), string()),
        checkpoint: map({ name: string(), segments }).optional(),
      }),
      computeKey: ({ runId }) => ({ pk: partitionOf(runId), sk: 'HEAD' }),
    }),
    facts: new Entity({
      ...plain,
      name: 'facts',
      schema: item({
        runId: string().key(),
        claim: string(),
        status: string(),
        runName: string(),
        user: string(),
        params: record(string(), string()),
        tags: record(string(), string()),
        inputs: list(
          map({
            name: string(),
            digest: string(),
            sourceType: string(),
            source: string(),
            context: string(),
          }),
        ),
      }),
      computeKey: ({ runId }) => ({ pk: partitionOf(runId), sk: 'FACTS' }),
    }),
    segment: new Entity({
      ...plain,
      name: 'segment',
      schema: item({
        runId: string().key(),
        claim: string().key(),
        number: number().key(),
        keys: list(string()),
        points: binary(),
      }),
      computeKey: ({ runId, claim, number }) => ({
        pk: partitionOf(runId),
        sk: `METRICS#${claim}#${String(number).padStart(6, '0')}`,
      }),
    }),
    experiment: new Entity({
      ...plain,
      name: 'experiment',
      schema: item({ id: string().key(), name: string() }),
      computeKey: ({ id }) => ({ pk: EXPERIMENTS, sk: id }),
    }),
  };
}

export const EXPERIMENTS = 'EXPERIMENTS';

export function partitionOf(runId: string): string {
  return `RUN#${runId}`;
}

export type RunTable = ReturnType<typeof runTable>;
export type Head = FormattedItem<RunTable['head']>;
export type Facts = FormattedItem<RunTable['facts']>;
export type Segment = FormattedItem<RunTable['segment']>;
/** So many segments of one claim belong to the record, from number 0. */
export type SegmentRange = Head['segments'][number];
