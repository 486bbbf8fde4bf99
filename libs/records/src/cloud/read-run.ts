import { GetItemCommand, QueryCommand } from 'dynamodb-toolbox';
import type { MetricRecord, RunRecord } from '../run-store.ts';
import { unpackSegment } from './metric-segments.ts';
import { partitionOf } from './table.ts';
import type { Facts, Head, RunTable, Segment, SegmentRange } from './table.ts';

/** A run's partition, read in one of its states. */
export interface RunItems {
  readonly head: Head;
  readonly facts: Facts;
  /** All that are stored, those of writers who lost the run too. */
  readonly segments: readonly Segment[];
}

/** Reads of a run that changes again and again while it is read. */
const ATTEMPTS = 20;

export async function readHead(table: RunTable, runId: string): Promise<Head | undefined> {
  const { Item } = await table.head.build(GetItemCommand).key({ runId }).options({ consistent: true }).send();
  return Item;
}

/**
 * A query reads item by item: a claim or an end that falls in between shows half of it. Head and facts name the claim
 * and status that they belong to, and the head the segments, so such a reading is seen and done again.
 */
export async function readItems(table: RunTable, runId: string): Promise<RunItems | undefined> {
  for (let attempt = 1; ; attempt++) {
    const { Items = [] } = await table.table
      .build(QueryCommand)
      .query({ partition: partitionOf(runId) })
      .entities(table.head, table.facts, table.segment)
      .options({ consistent: true, maxPages: Infinity, showEntityAttr: true })
      .send();
    const head = Items.find((item) => item.entity === 'head');
    const facts = Items.find((item) => item.entity === 'facts');
    if (!head) return undefined;
    const segments = Items.filter((item) => item.entity === 'segment');
    if (facts && belongTogether(head, facts, segments)) return { head, facts, segments };
    if (attempt === ATTEMPTS) throw new Error(`the record of run ${runId} is incomplete; delete the run`);
  }
}

export function recordOf({ head, facts, segments }: RunItems): RunRecord {
  const { runId, experiment, status, startTime, endTime } = head;
  const { runName, user, params, tags, inputs } = facts;
  const metrics = [...metricsOf(head.segments, segments)].map(([key, series]) => [
    key,
    [...series.values()].sort((a, b) => a.step - b.step),
  ]);
  return {
    runId,
    experiment,
    runName,
    user,
    status,
    startTime,
    ...(endTime !== undefined && { endTime }),
    params,
    tags,
    metrics: Object.fromEntries(metrics),
    inputs,
  };
}

/** Points by metric and step: of each step the one logged last. */
export function metricsOf(
  ranges: readonly SegmentRange[],
  segments: readonly Segment[],
): Map<string, Map<number, MetricRecord>> {
  const stored = new Map(segments.map((segment) => [segmentId(segment.claim, segment.number), segment]));
  const metrics = new Map<string, Map<number, MetricRecord>>();
  for (const { claim, count } of ranges) {
    for (let number = 0; number < count; number++) {
      for (const point of unpackSegment(stored.get(segmentId(claim, number))!)) {
        const series = metrics.get(point.key) ?? new Map<number, MetricRecord>();
        metrics.set(point.key, series.set(point.step, point));
      }
    }
  }
  return metrics;
}

export function isWithin(ranges: readonly SegmentRange[], { claim, number }: Segment): boolean {
  return ranges.some((range) => range.claim === claim && number < range.count);
}

function belongTogether(head: Head, facts: Facts, segments: readonly Segment[]): boolean {
  const committed = segments.filter((segment) => isWithin(head.segments, segment)).length;
  const expected = head.segments.reduce((sum, { count }) => sum + count, 0);
  return head.claim === facts.claim && head.status === facts.status && committed === expected;
}

function segmentId(claim: string, number: number): string {
  return `${claim}#${number}`;
}
