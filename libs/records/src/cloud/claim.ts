import { TAG } from '@experiments/contracts';
import { BatchDeleteRequest } from 'dynamodb-toolbox';
import { decideClaim } from '../claim-decision.ts';
import { experimentId } from '../identity.ts';
import { claimTags } from '../mlflow-tags.ts';
import type { ClaimOutcome, ClaimTerms, RunStart } from '../run-store.ts';
import { replace } from './held-run.ts';
import type { HeldRun } from './held-run.ts';
import type { RunObjects } from './objects.ts';
import { isWithin, metricsOf, readHead, readItems } from './read-run.ts';
import type { RunItems } from './read-run.ts';
import type { Facts, Head, RunTable } from './table.ts';
import { batchWrite, ConditionFailed } from './write-items.ts';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What a claim is made with. */
export interface ClaimDependencies {
  readonly client: DynamoDBDocumentClient;
  readonly table: RunTable;
  readonly objects: RunObjects;
  readonly uniqueId: () => string;
  readonly isOwnerGone: (owner: string, claimant: string) => boolean;
}

/** The answer to a claimant, and where it is `claimed` the run. */
export type Claim = { readonly outcome: ClaimOutcome; readonly held?: HeldRun };

/** Claims a run; its experiment exists. */
export async function claimRun(
  dependencies: ClaimDependencies,
  run: RunStart,
  terms: ClaimTerms,
): Promise<Claim> {
  // A round that meets another claimant finds in the next one what that one did.
  for (let round = 0; round < 100; round++) {
    try {
      const head = await readHead(dependencies.table, run.runId);
      return head
        ? await claimAgain(dependencies, head, run, terms)
        : await claimFirst(dependencies, run, terms);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }
  throw new Error(`run ${run.runId} changes too often to be claimed`);
}

async function claimFirst(
  { client, table, uniqueId }: ClaimDependencies,
  run: RunStart,
  terms: ClaimTerms,
): Promise<Claim> {
  const claim = uniqueId();
  const fresh = freshItems(run, terms, claim, 1);
  await replace(table, fresh.head, fresh.facts, undefined);
  return { outcome: 'claimed', held: { client, table, claim, ...fresh, keys: new Set(), unwritten: [] } };
}

async function claimAgain(
  dependencies: ClaimDependencies,
  found: Head,
  run: RunStart,
  terms: ClaimTerms,
): Promise<Claim> {
  const { status, attempts, heartbeat, owner } = found;
  const ownerGone = dependencies.isOwnerGone(owner, terms.owner);
  const decision = decideClaim({ status, attempts, heartbeat, owner, ownerGone }, terms);
  if (decision.kind === 'give-up') {
    await giveUp(dependencies, found, decision.reason, terms);
    return { outcome: 'given-up' };
  }
  if (decision.kind !== 'take') return { outcome: decision.kind };
  return { outcome: 'claimed', held: await takeOver(dependencies, found, run, terms, decision.attempts) };
}

/** Makes the record of an earlier attempt that of this one. */
async function takeOver(
  { client, table, objects, uniqueId }: ClaimDependencies,
  found: Head,
  run: RunStart,
  terms: ClaimTerms,
  attempts: number,
): Promise<HeldRun> {
  const { runId } = run;
  const items = await itemsOf(table, found);
  const claim = uniqueId();
  const fresh = freshItems(run, terms, claim, attempts);
  // A lifecycle rule may have removed the checkpoint of a run that nobody went on with.
  const checkpoint =
    found.checkpoint && (await objects.has('checkpoints', runId, found.checkpoint.name))
      ? found.checkpoint
      : undefined;
  const { head, facts } = checkpoint ? goingOn(fresh, items, checkpoint) : fresh;
  await replace(table, head, facts, found);

  const dropped = items.segments.filter((segment) => !isWithin(head.segments, segment));
  await batchWrite(
    client,
    table.table.getName(),
    dropped.map(({ claim, number }) => table.segment.build(BatchDeleteRequest).key({ runId, claim, number })),
  );
  if (!checkpoint) await objects.remove('artifacts', runId, Object.values(found.artifacts));
  const keys = metricsOf(head.segments, items.segments).keys();
  return { client, table, claim, head, facts, keys: new Set(keys), unwritten: [] };
}

/** A fresh claim with what was recorded until the checkpoint. */
function goingOn(
  fresh: { head: Head; facts: Facts },
  { head: { startTime, artifacts }, facts }: RunItems,
  checkpoint: NonNullable<Head['checkpoint']>,
): { head: Head; facts: Facts } {
  const { [TAG.reason]: _, ...tags } = facts.tags;
  return {
    head: { ...fresh.head, startTime, artifacts, checkpoint, segments: checkpoint.segments },
    facts: { ...fresh.facts, tags: { ...tags, ...fresh.facts.tags }, inputs: facts.inputs },
  };
}

async function giveUp(
  { table, objects }: ClaimDependencies,
  found: Head,
  reason: string,
  { now }: ClaimTerms,
): Promise<void> {
  const { facts } = await itemsOf(table, found);
  const { checkpoint, ...rest } = found;
  const tags = { ...facts.tags, [TAG.reason]: reason };
  const failed = { status: 'FAILED', endTime: now } as const;
  await replace(table, { ...rest, ...failed }, { ...facts, status: 'FAILED', tags }, found);
  if (checkpoint) await objects.remove('checkpoints', found.runId, [checkpoint.name]);
}

/** All items of a run as it was found. @throws ConditionFailed where it has changed since */
async function itemsOf(table: RunTable, found: Head): Promise<RunItems> {
  const items = await readItems(table, found.runId);
  if (items?.head.claim !== found.claim || items.head.status !== found.status) throw new ConditionFailed();
  return items;
}

function freshItems(
  run: RunStart,
  { owner, now }: ClaimTerms,
  claim: string,
  attempts: number,
): { head: Head; facts: Facts } {
  const { runId, experiment, startTime, runName, user, params } = run;
  return {
    head: {
      runId,
      experimentId: experimentId(experiment),
      experiment,
      status: 'RUNNING',
      claim,
      owner,
      attempts,
      heartbeat: now,
      startTime,
      segments: [],
      artifacts: {},
    },
    facts: {
      runId,
      claim,
      status: 'RUNNING',
      runName,
      user,
      params: { ...params },
      tags: claimTags(run, owner, attempts),
      inputs: [],
    },
  };
}
