import { TAG } from '@experiments/contracts';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { decideClaim } from '../claim-decision.ts';
import { experimentId } from '../identity.ts';
import { claimTags } from '../mlflow-tags.ts';
import type { ClaimOutcome, ClaimTerms, RunStart } from '../run-store.ts';
import { readCheckpoint, removeCheckpoint } from './checkpoint.ts';
import { hasCode, listFiles, fillDirectory, placeDirectory } from './files.ts';
import { makeFolders, removeRecorded, writeMeta, writeMetrics, writeTags, writeTexts } from './held-run.ts';
import type { HeldRun } from './held-run.ts';
import { META, readRunMeta, runYaml } from './meta.ts';
import type { RunMeta } from './meta.ts';
import { isOwnerGone } from './process-owner.ts';
import { findWriter, makeWriter, readHeartbeat, removeWriter, takeWriter, writerOf } from './writer.ts';
import type { Writer } from './writer.ts';

/** The answer to a claimant, and where it is `claimed` the run. */
export type Claim = { readonly outcome: ClaimOutcome; readonly held?: HeldRun };

/** Claims the run that has, or is to have, its record in `directory`; its experiment exists. */
export function claimRun(root: string, directory: string, run: RunStart, terms: ClaimTerms): Claim {
  // A round that ends without an answer saw another claimant get ahead; the next one finds what that one did.
  for (let round = 0; round < 100; round++) {
    const claim = existsSync(join(directory, META))
      ? claimAgain(root, directory, run, terms)
      : claimFirst(root, directory, run, terms);
    if (claim) return claim;
  }
  throw new Error(`${directory} is in the way of a run, and is none; remove it`);
}

/** The record is made complete aside and put in its place: whoever places it has the run. */
function claimFirst(root: string, directory: string, run: RunStart, terms: ClaimTerms): Claim | undefined {
  const { owner, now } = terms;
  const { startTime } = run;
  const placed = placeDirectory(root, directory, (aside) => {
    makeFolders(aside);
    fillDirectory(join(aside, 'params'), run.params);
    fillDirectory(join(aside, 'tags'), claimTags(run, owner, 1));
    const state = { status: 'RUNNING', startTime } as const;
    fillDirectory(aside, { [META]: runYaml(directory, experimentId(run.experiment), run, state) });
    makeWriter(aside, { number: 1, attempts: 1, owner }, now);
  });
  if (!placed) return undefined;
  const writer = writerOf(directory, { number: 1, attempts: 1, owner });
  return { outcome: 'claimed', held: newlyHeld(directory, writer, run) };
}

function claimAgain(root: string, directory: string, run: RunStart, terms: ClaimTerms): Claim | undefined {
  const meta = readRunMeta(directory);
  if (!meta) return undefined;
  const found = findWriter(directory);
  const decision = decideClaim(stateOf(meta, found), terms);
  if (decision.kind === 'finished') return finished(directory);
  if (decision.kind === 'busy' || decision.kind === 'given-up') return { outcome: decision.kind };

  const { owner, now } = terms;
  const writer = takeWriter(root, directory, found, { owner, attempts: decision.attempts, now });
  if (!writer) return undefined;
  // The earlier writer may have finished after the look at its status; from here on it can no more.
  if (!meta.deleted && readRunMeta(directory)?.status === 'FINISHED') return finished(directory);
  const held = newlyHeld(directory, writer, run);
  try {
    if (decision.kind === 'take') return { outcome: 'claimed', held: begin(held, meta) };
    giveUp(held, meta, decision.reason, now);
    return { outcome: 'given-up' };
  } catch (error) {
    if (hasCode(error, 'ENOENT') && !existsSync(writer.directory)) return undefined;
    throw error;
  }
}

function finished(directory: string): Claim {
  // A writer killed after its last write may have left its folder.
  removeWriter(directory);
  return { outcome: 'finished' };
}

function stateOf({ status, deleted }: RunMeta, writer: Writer | undefined) {
  // What an MLflow client deleted is as good as never recorded.
  if (deleted) return { status: 'KILLED', attempts: 0, ownerGone: true } as const;
  const heartbeat = writer && readHeartbeat(writer);
  return {
    status,
    attempts: writer?.attempts ?? 0,
    ownerGone: writer !== undefined && isOwnerGone(writer.owner),
    ...(writer && { owner: writer.owner }),
    ...(heartbeat !== undefined && { heartbeat }),
  };
}

/** Makes the record of an earlier attempt that of this one. */
function begin(fresh: HeldRun, meta: RunMeta): HeldRun {
  const { directory, writer, start } = fresh;
  if (meta.deleted) removeCheckpoint(writer);
  const checkpoint = readCheckpoint(writer);
  const held = checkpoint
    ? {
        ...fresh,
        startTime: meta.startTime,
        metrics: checkpoint.metrics,
        unwritten: new Set(checkpoint.metrics.keys()),
      }
    : fresh;
  const tags = claimTags(start, writer.owner, writer.attempts);
  writeMeta(held, { status: 'RUNNING', startTime: held.startTime });
  makeFolders(directory);
  const remove = (folder: string, isDropped: (key: string) => boolean): void =>
    removeRecorded(held, folder, listFiles(join(directory, folder)).filter(isDropped));
  remove('metrics', (key) => !held.metrics.has(key));
  if (checkpoint) {
    remove('tags', (key) => key === TAG.reason);
  } else {
    for (const folder of ['artifacts', 'inputs']) {
      removeRecorded(held, folder, readdirSync(join(directory, folder)));
    }
    remove('params', (key) => !Object.hasOwn(start.params, key));
    remove('tags', (key) => !Object.hasOwn(tags, key));
  }
  writeTexts(held, 'params', start.params);
  writeTags(held, tags);
  writeMetrics(held);
  return held;
}

function giveUp(held: HeldRun, { startTime }: RunMeta, reason: string, endTime: number): void {
  removeCheckpoint(held.writer);
  writeTags(held, { [TAG.reason]: reason });
  writeMeta(held, { status: 'FAILED', startTime, endTime });
}

function newlyHeld(directory: string, writer: Writer, start: RunStart): HeldRun {
  return { directory, writer, start, startTime: start.startTime, metrics: new Map(), unwritten: new Set() };
}
