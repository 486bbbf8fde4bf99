import { InvalidInput, parseWith } from '@experiments/contracts';
import type { RunStore } from '@experiments/records';
import { parseSelection, selectStudy } from '@experiments/study';
import { z } from 'zod';
import { planRound } from './plan-round.ts';
import type { SweepFiles } from './sweep-files.ts';

/** What the state machine hands to a round's planning. */
const planEvent = z.strictObject({
  /** Name of the execution. */
  sweep: z.string().min(1),
  /** What a person asked for, checked below so that messages name its fields. */
  request: z.unknown(),
  round: z.int().positive(),
});

/** What the state machine goes on with. */
export interface PlannedRound {
  readonly round: number;
  readonly profile: string;
  /** Where the runs of this round stand on S3, as one JSON array. */
  readonly key: string;
  readonly missing: number;
  readonly planned: number;
  readonly finished: number;
  readonly failed: number;
  readonly waiting: number;
  /** Whether there is something to train in this round. */
  readonly more: boolean;
  /** Seconds to let pass first: others are training what is missing. */
  readonly waitSeconds: number;
}

export interface PlanDependencies {
  readonly store: RunStore;
  readonly filesOf: (sweep: string) => Pick<SweepFiles, 'writeItems' | 'writeAttempted' | 'readAttempted'>;
}

/** After so many rounds a sweep publishes what it has: tuning needs a few, waiting for another sweep the others. */
const MOST_ROUNDS = 300;
const WAIT_SECONDS = 15;

/**
 * Plans a round of a sweep and writes the runs to train to S3.
 *
 * @throws InvalidInput naming the field and what is allowed, before anything is written
 */
export async function planSweep(event: unknown, { store, filesOf }: PlanDependencies): Promise<PlannedRound> {
  const { sweep, request, round } = parseWith(planEvent, event, 'event');
  const selection = parseSelection(request);
  const files = filesOf(sweep);
  const attempted = new Set(round === 1 ? [] : await files.readAttempted());
  const { missing, running, ...counts } = await planRound(selectStudy(selection), store, attempted);
  if (counts.planned === 0) {
    throw new InvalidInput('request', request, 'it must ask for at least one configuration');
  }
  const key = await files.writeItems(round, missing);
  const fresh = missing.filter(({ runId }) => !attempted.has(runId)).length;
  await files.writeAttempted([...attempted, ...missing.map(({ runId }) => runId)]);
  return {
    round,
    profile: selection.profile,
    key,
    missing: missing.length,
    ...counts,
    more: missing.length > 0 && round <= MOST_ROUNDS,
    // What this sweep tried before and finds unfinished, somebody else is at.
    waitSeconds: fresh === 0 && running > 0 ? WAIT_SECONDS : 0,
  };
}
