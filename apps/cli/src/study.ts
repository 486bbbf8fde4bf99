import { InvalidInput } from '@experiments/contracts';
import type { Profile, RunConfig, RunSummary, Topic } from '@experiments/contracts';
import { FASHION_MNIST_HASH, xorImages } from '@experiments/dataset';
import { ENGINE_ID, ENGINE_VERSION } from '@experiments/engine';
import { runIdentity } from '@experiments/records';
import type { RunStore } from '@experiments/records';
import { planRuns, profiles, topics } from '@experiments/topics';
import type { Plan } from '@experiments/topics';
import { validateRun } from '@experiments/training';
import type { SelectionOptions } from './options.ts';

/** The part of the study that a person selected: what it asks for, whatever is recorded of it. */
export interface Study {
  readonly topics: readonly Topic[];
  readonly profile: Profile;
  /** @param result what is recorded of a run that has ended, or undefined */
  plan(result: (runId: string) => RunSummary | undefined): Plan;
}

/** @throws InvalidInput naming what is allowed, and for a topic whose configurations cannot be run */
export function selectStudy({ topics: ids, profile: profileId, seeds, epochs }: SelectionOptions): Study {
  const profile = (profiles as Partial<Record<string, Profile>>)[profileId];
  if (!profile)
    throw new InvalidInput('--profile', profileId, `profiles are ${Object.keys(profiles).join(', ')}`);
  const selected = ids === undefined ? topics : topics.filter(({ id }) => ids.includes(id));
  const unknown = ids?.find((id) => !topics.some((topic) => topic.id === id));
  if (unknown !== undefined) {
    throw new InvalidInput('--topics', unknown, `topics are ${topics.map(({ id }) => id).join(', ')}`);
  }
  const dataHash = { 'fashion-mnist': FASHION_MNIST_HASH, xor: xorImages().hash };
  const identity = (config: RunConfig) =>
    runIdentity({
      topic: config.topic,
      arm: config.arm,
      config,
      seed: config.seed,
      dataHash: dataHash[config.data.source],
      engine: ENGINE_ID,
      engineVersion: ENGINE_VERSION,
    });
  const request = { topics: selected, profile, identity, ...(seeds && { seeds }), ...(epochs && { epochs }) };
  for (const { config } of planRuns({ ...request, result: () => undefined }).runs) validateRun(config);
  return { topics: selected, profile, plan: (result) => planRuns({ ...request, result }) };
}

/** The plan as far as the records let it be known, and what is recorded of its runs. */
export async function planOver(
  study: Study,
  store: RunStore | undefined,
): Promise<Plan & { recorded: ReadonlyMap<string, RunSummary> }> {
  const recorded = new Map<string, RunSummary>();
  for (;;) {
    const plan = study.plan((runId) => recorded.get(runId));
    const before = recorded.size;
    const runIds = plan.runs.map(({ runId }) => runId).filter((runId) => !recorded.has(runId));
    if (store && runIds.length > 0) {
      for await (const summary of store.summaries({ runIds })) recorded.set(summary.runId, summary);
    }
    if (recorded.size === before || plan.waiting.length === 0) return { ...plan, recorded };
  }
}
