import { existsSync } from 'node:fs';
import { InvalidInput, TAG } from '@experiments/contracts';
import type { RunSummary, TrainingEngine } from '@experiments/contracts';
import { directoryStore } from '@experiments/records/directory';
import { selectStudy } from '@experiments/study';
import { verifyRow, verifyRun } from '@experiments/sweep';
import type { Verification, VerificationDependencies } from '@experiments/sweep';
import type { ProgressView } from './progress/progress-view.ts';
import { PUBLISHED } from './published/publish-command.ts';
import { publishedRuns } from './published/published-runs.ts';
import { readPublished } from './published/read-published.ts';

/** A run that can be trained again, and knows what to hold it against. */
export interface VerifiableRun {
  readonly runId: string;
  readonly topic: string;
  readonly arm: string;
  readonly seed: number;
  readonly role: 'arm' | 'tuning';
  verify(dependencies: Omit<VerificationDependencies, 'store'>): Promise<Verification>;
}

/**
 * The recorded runs asked for, whatever their state or, without ids, all finished ones of this engine.
 *
 * @throws InvalidInput where an id is of no run
 * @throws Error where there is nothing to verify
 */
export async function verifiableRecords(
  folder: string,
  engine: TrainingEngine,
  runIds: readonly string[],
  view: ProgressView,
): Promise<VerifiableRun[]> {
  if (!existsSync(folder)) throw noRuns(folder);
  const store = directoryStore({ folder });
  const recorded = new Map<string, RunSummary>();
  for await (const run of store.summaries(runIds.length > 0 ? { runIds } : {})) recorded.set(run.runId, run);
  const verifiable = ({ runId, topic, arm, seed, role }: RunSummary): VerifiableRun => ({
    runId,
    topic,
    arm,
    seed,
    role,
    verify: (dependencies) => verifyRun(runId, { ...dependencies, store }),
  });
  if (runIds.length > 0) return find(runIds, [...recorded.values()].map(verifiable), folder);

  const finished = [...recorded.values()].filter(({ status }) => status === 'FINISHED');
  if (finished.length === 0) throw noRuns(folder);
  const ofThis = finished.filter((run) => engineOf(run) === `${engine.id} ${engine.version}`);
  if (ofThis.length === 0) throw otherEngines(folder, finished.map(engineOf), engine);
  const others = finished.length - ofThis.length;
  if (others > 0)
    view.note(`${others} of ${finished.length} finished runs are of other engines and left out`);
  return ofThis.map(verifiable);
}

/**
 * The published runs asked for or, without ids, all that finished. Nothing is needed but the published results: their
 * configurations are those of the plan.
 *
 * @param published the folder, or true for the project's own
 * @throws InvalidInput where an id is of no run
 * @throws Error where there is nothing to verify
 */
export function verifiablePublished(
  published: string | true,
  engine: TrainingEngine,
  runIds: readonly string[],
  view: ProgressView,
): VerifiableRun[] {
  const folder = published === true ? PUBLISHED : published;
  const { manifest, topics } = readPublished(folder);
  const { profile, engines, runs } = manifest.provenance;
  const study = selectStudy({ profile, topics: topics.map(({ id }) => id) });
  const finished = publishedRuns(study, { topics }).filter(({ row }) => row.status === 'FINISHED');
  if (finished.length === 0) throw otherEngines(folder, engines, engine);
  const others = runs.finished - finished.length;
  if (others > 0) view.note(`${others} published runs are of another engine or plan than this code has`);
  const verifiable = finished.map(({ run: { runId, arm, seed, role, config }, row }) => ({
    runId,
    topic: config.topic,
    arm,
    seed,
    role,
    verify: (dependencies: Omit<VerificationDependencies, 'store'>) => verifyRow(config, row, dependencies),
  }));
  return runIds.length > 0 ? find(runIds, verifiable, folder) : verifiable;
}

function find(runIds: readonly string[], runs: readonly VerifiableRun[], folder: string): VerifiableRun[] {
  return runIds.map((runId) => {
    const run = runs.find((one) => one.runId === runId);
    if (run === undefined) throw new InvalidInput('run-id', runId, `no run in ${folder} has this id`);
    return run;
  });
}

function engineOf({ tags }: RunSummary): string {
  return `${tags[TAG.engine]} ${tags[TAG.engineVersion]}`;
}

function noRuns(folder: string): Error {
  return new Error(`there are no finished runs in ${folder}; "experiments run" trains them`);
}

function otherEngines(folder: string, engines: readonly string[], { id, version }: TrainingEngine): Error {
  const theirs = [...new Set(engines)].sort().join(', ');
  return new Error(
    `all finished runs of ${folder} were trained by ${theirs}, and this engine is ${id} ${version}: ` +
      'their bits may differ, so nothing can be compared',
  );
}
