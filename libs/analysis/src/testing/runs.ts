import { parseRunConfig, TAG } from '@experiments/contracts';
import type { Arm, PlannedRun, Profile, RunSummary, Topic } from '@experiments/contracts';

/** A planned run of the topic `toy`; its id is made of what it is. */
export function plannedRun(arm: string, seed: number, more: Partial<PlannedRun> = {}): PlannedRun {
  const role = more.role ?? 'arm';
  return {
    runId: [arm, seed, role, more.tunedValue ?? ''].join('/'),
    arm,
    seed,
    role,
    config: parseRunConfig({ ...armConfig, topic: 'toy', arm, seed }),
    ...more,
  };
}

/** The record of a planned run, finished unless told otherwise. */
export function recordOf(plan: PlannedRun, more: Partial<RunSummary> = {}): RunSummary {
  return {
    runId: plan.runId,
    topic: 'toy',
    arm: plan.arm,
    seed: plan.seed,
    role: plan.role,
    status: 'FINISHED',
    diverged: false,
    metrics: {},
    history: {},
    params: {},
    tags: { [TAG.dataHash]: 'd', [TAG.engine]: 'wasm', [TAG.engineVersion]: '1', [TAG.codeVersion]: 'c' },
    startTime: 1000,
    endTime: 3000,
    ...more,
  };
}

export function toyArm(id: string, more: Partial<Arm> = {}): Arm {
  return { id, title: id.toUpperCase(), group: 'all', config: armConfig, seeds: 3, ...more };
}

export function toyTopic(arms: Arm[], more: Partial<Topic> = {}): Topic {
  return {
    id: 'toy',
    number: 1,
    title: 'Toy',
    question: 'Which?',
    prediction: 'None.',
    metric: 'test_accuracy',
    arms: () => arms,
    comparisons: () => [],
    panels: () => [],
    claims: () => [],
    audit: [],
    ...more,
  };
}

export const toyProfile: Profile = {
  id: 'smoke',
  description: 'for tests',
  train: 100,
  sideTrain: 100,
  test: 100,
  validation: 0,
  epochs: () => 1,
  seeds: 3,
  headlineSeeds: 3,
  sideSeeds: 3,
  tuningPoints: 3,
};

const armConfig: Arm['config'] = {
  data: {},
  model: { layers: [{ kind: 'dense', units: 10 }] },
  loss: { id: 'sparse-categorical-crossentropy' },
  optimizer: { id: 'adam' },
  epochs: 1,
};
