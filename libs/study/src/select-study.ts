import { InvalidInput } from '@experiments/contracts';
import type { Profile, RunConfig, RunSummary, Topic } from '@experiments/contracts';
import { FASHION_MNIST_HASH, xorImages } from '@experiments/dataset';
import { ENGINE_ID, ENGINE_VERSION } from '@experiments/engine';
import { runIdentity } from '@experiments/records';
import { planRuns, profiles, topics } from '@experiments/topics';
import type { Plan } from '@experiments/topics';
import { validateRun } from '@experiments/training';

/** What a person asks for. */
export interface Selection {
  /** Ids; all by default. */
  readonly topics?: readonly string[] | undefined;
  readonly profile: string;
  /** Seeds of every arm, instead of the profile's. */
  readonly seeds?: number | undefined;
  /** Epochs of every run, instead of the profile's. */
  readonly epochs?: number | undefined;
  /** What trains, which is part of a run's identity; this project's own engine by default. */
  readonly engine?: EngineIdentity | undefined;
}

export interface EngineIdentity {
  readonly id: string;
  readonly version: string;
}

const OWN_ENGINE: EngineIdentity = { id: ENGINE_ID, version: ENGINE_VERSION };

/** The part of the study that a person selected: what it asks for, whatever is recorded of it. */
export interface Study {
  readonly topics: readonly Topic[];
  readonly profile: Profile;
  /** @param result what is recorded of a run that has ended, or undefined */
  plan(result: (runId: string) => RunSummary | undefined): Plan;
}

/** @throws InvalidInput naming what is allowed, and for a topic whose configurations cannot be run */
export function selectStudy({
  topics: ids,
  profile: profileId,
  seeds,
  epochs,
  engine = OWN_ENGINE,
}: Selection): Study {
  const profile = (profiles as Partial<Record<string, Profile>>)[profileId];
  if (!profile)
    throw new InvalidInput('profile', profileId, `profiles are ${Object.keys(profiles).join(', ')}`);
  const selected = ids === undefined ? topics : topics.filter(({ id }) => ids.includes(id));
  const unknown = ids?.find((id) => !topics.some((topic) => topic.id === id));
  if (unknown !== undefined) {
    throw new InvalidInput('topics', unknown, `topics are ${topics.map(({ id }) => id).join(', ')}`);
  }
  if (selected.length === 0) throw new InvalidInput('topics', ids, 'there must be at least one');
  const dataHash = { 'fashion-mnist': FASHION_MNIST_HASH, xor: xorImages().hash };
  const identity = (config: RunConfig) =>
    runIdentity({
      topic: config.topic,
      arm: config.arm,
      config,
      seed: config.seed,
      dataHash: dataHash[config.data.source],
      engine: engine.id,
      engineVersion: engine.version,
    });
  const request = { topics: selected, profile, identity, ...(seeds && { seeds }), ...(epochs && { epochs }) };
  for (const { config } of planRuns({ ...request, result: () => undefined }).runs) validateRun(config);
  return { topics: selected, profile, plan: (result) => planRuns({ ...request, result }) };
}
