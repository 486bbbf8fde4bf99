import { TAG } from '@experiments/contracts';
import type { Provenance, RunSummary } from '@experiments/contracts';
import { countRuns, trainingSeconds } from './planned-runs.ts';
import type { RunWithPlan } from './planned-runs.ts';

/** Where the numbers come from: which data, engine and code, when, and how many runs of those planned. */
export function provenanceOf(profile: string, runs: readonly RunWithPlan[]): Provenance {
  const summaries = runs.map(({ summary }) => summary).filter((summary) => summary !== undefined);
  const tag = (name: string) => distinct(summaries.map(({ tags }) => tags[name]));
  return {
    profile,
    dataSha256: tag(TAG.dataHash),
    engines: distinct(summaries.map(engineOf)),
    codeVersions: tag(TAG.codeVersion),
    ...countedByCodeVersion(summaries),
    startTime: extreme(
      Math.min,
      summaries.map(({ startTime }) => startTime),
    ),
    endTime: extreme(
      Math.max,
      summaries.map(({ endTime }) => endTime),
    ),
    seconds: summaries.reduce((sum, summary) => sum + (trainingSeconds(summary) ?? 0), 0),
    runs: countRuns(runs),
  };
}

/** The provenance of several topics together. */
export function mergeProvenance(profile: string, parts: readonly Provenance[]): Provenance {
  const count = (name: keyof Provenance['runs']) => parts.reduce((sum, part) => sum + part.runs[name], 0);
  return {
    profile,
    dataSha256: distinct(parts.flatMap(({ dataSha256 }) => dataSha256)),
    engines: distinct(parts.flatMap(({ engines }) => engines)),
    codeVersions: distinct(parts.flatMap(({ codeVersions }) => codeVersions)),
    ...mergedByCodeVersion(parts),
    startTime: extreme(
      Math.min,
      parts.map(({ startTime }) => startTime),
    ),
    endTime: extreme(
      Math.max,
      parts.map(({ endTime }) => endTime),
    ),
    seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
    runs: {
      planned: count('planned'),
      finished: count('finished'),
      failed: count('failed'),
      diverged: count('diverged'),
      missing: count('missing'),
    },
  };
}

/** Said only where there are several, so that numbers of several versions never stand together unseen. */
function countedByCodeVersion(summaries: readonly RunSummary[]): Pick<Provenance, 'runsByCodeVersion'> {
  const counts: Record<string, number> = {};
  for (const { tags } of summaries) {
    const version = tags[TAG.codeVersion] ?? 'unknown';
    counts[version] = (counts[version] ?? 0) + 1;
  }
  return severalOf(counts);
}

function mergedByCodeVersion(parts: readonly Provenance[]): Pick<Provenance, 'runsByCodeVersion'> {
  const counts: Record<string, number> = {};
  for (const { codeVersions, runsByCodeVersion, runs } of parts) {
    const only = codeVersions[0];
    const all = runsByCodeVersion ?? (only === undefined ? {} : { [only]: runs.planned - runs.missing });
    for (const [version, count] of Object.entries(all)) counts[version] = (counts[version] ?? 0) + count;
  }
  return severalOf(counts);
}

function severalOf(counts: Record<string, number>): Pick<Provenance, 'runsByCodeVersion'> {
  return Object.keys(counts).length > 1 ? { runsByCodeVersion: counts } : {};
}

export function engineOf({ tags }: RunSummary): string | undefined {
  const name = tags[TAG.engine];
  const version = tags[TAG.engineVersion];
  return name === undefined || version === undefined ? name : `${name} ${version}`;
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))].sort();
}

function extreme(
  choose: (...values: number[]) => number,
  values: readonly (number | undefined)[],
): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((a, b) => choose(a, b));
}
