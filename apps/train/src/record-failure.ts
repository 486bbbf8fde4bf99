import { parseWith, TAG } from '@experiments/contracts';
import type { RunStore } from '@experiments/records';
import { z } from 'zod';
import { functionOwner } from './owner.ts';
import { itemFacts } from './train-event.ts';

/** What the state machine hands over where `train` did not answer. */
const failureEvent = z.strictObject({
  sweep: z.string().min(1),
  profile: z.string(),
  /** The item, which may be the very reason of the failure. */
  run: z.unknown(),
  error: z.object({ Error: z.string(), Cause: z.string().optional() }),
});

export interface FailureDependencies {
  readonly store: RunStore;
  readonly invocation: string;
  readonly now: () => number;
}

export interface FailureAnswer {
  readonly runId: string;
  readonly status: 'FAILED' | 'FINISHED' | 'BUSY';
}

const STALE_AFTER_MILLISECONDS = 60_000;
/** MLflow's limit for a tag is 8,000 characters. */
const LONGEST_REASON = 2000;

/**
 * Makes sure that a run that the sweep gave up has a FAILED record with the reason: also where the function died
 * without a word, or could make nothing of the item.
 */
export async function recordFailure(
  event: unknown,
  { store, invocation, now }: FailureDependencies,
): Promise<FailureAnswer> {
  const { sweep, profile, run, error } = parseWith(failureEvent, event, 'event');
  const { runId, topic, arm, seed } = itemFacts(run);
  const status = (await store.get(runId))?.status;
  if (status === 'FAILED' || status === 'FINISHED') return { runId, status };
  const time = Math.round(now());
  const claim = await store.claim(
    {
      runId,
      experiment: topic,
      runName: `${arm}, seed ${seed}`,
      params: { seed, profile },
      tags: { [TAG.topic]: topic, [TAG.arm]: arm, [TAG.profile]: profile },
      startTime: time,
      sourceName: 'sweep',
      user: 'sweep',
    },
    {
      owner: functionOwner(sweep, invocation),
      now: time,
      staleAfterMs: STALE_AFTER_MILLISECONDS,
      maximumAttempts: Number.MAX_SAFE_INTEGER,
    },
  );
  if (claim === 'finished') return { runId, status: 'FINISHED' };
  if (claim === 'busy') return { runId, status: 'BUSY' };
  if (claim === 'claimed') {
    const tags = { [TAG.reason]: reasonOf(error) };
    await store.finish(runId, { status: 'FAILED', endTime: time, tags });
  }
  return { runId, status: 'FAILED' };
}

/** The error's name and message: Lambda puts the latter into JSON. */
function reasonOf({ Error: name, Cause: cause = '' }: { Error: string; Cause?: string | undefined }): string {
  let message = cause;
  try {
    message = (JSON.parse(cause) as { errorMessage?: string }).errorMessage ?? cause;
  } catch {
    // It is text then.
  }
  return `${name}: ${message}`.slice(0, LONGEST_REASON);
}
