import { InvalidInput, parseRunConfig } from '@experiments/contracts';
import type { Arm, PlannedRun, Profile, RunConfig, RunSummary, Topic, Tuning } from '@experiments/contracts';
import { beyondTheEdge } from './beyond-the-edge.ts';
import { chosenValue } from './chosen-value.ts';
import { withValue } from './with-value.ts';

export interface PlanRequest {
  readonly topics: readonly Topic[];
  readonly profile: Profile;
  /** So many seeds for every arm, instead of the profile's. */
  readonly seeds?: number;
  /** So many epochs for every arm that trains, instead of the profile's. */
  readonly epochs?: number;
  /** The id under which a configuration's run is recorded. */
  readonly identity: (config: RunConfig) => string;
  /** What is recorded under an id. */
  readonly result: (runId: string) => RunSummary | undefined;
}

export interface Plan {
  readonly runs: PlannedRun[];
  /** Tuned arms whose value cannot be chosen yet: plan again once their tuning runs have ended. */
  readonly waiting: { readonly topic: string; readonly arm: string }[];
}

/** Tuning has one seed: its budget goes into values. */
const TUNING_SEED = 1;

/**
 * Every run that the topics ask for, done or not, as a function of what is recorded: the same records give the same
 * plan, and more records only add to it. A tuned arm's runs follow once all its tuning runs have ended and the best
 * value does not stand on an edge of what was tried; whoever trains plans, trains, and plans again until nothing waits.
 *
 * @throws InvalidInput for seeds or epochs that are not positive integers
 */
export function planRuns(request: PlanRequest): Plan {
  requirePositive('seeds', request.seeds);
  requirePositive('epochs', request.epochs);
  const runs: PlannedRun[] = [];
  const waiting: Plan['waiting'] = [];
  for (const topic of request.topics) {
    for (const arm of topic.arms(request.profile)) {
      if (arm.tune === undefined) {
        runs.push(...armRuns(request, topic.id, arm, undefined));
        continue;
      }
      const { trials, chosen } = tune(request, topic.id, arm, arm.tune);
      runs.push(...trials);
      if (chosen === undefined) waiting.push({ topic: topic.id, arm: arm.id });
      else runs.push(...armRuns(request, topic.id, arm, chosen));
    }
  }
  return { runs, waiting };
}

function armRuns(
  request: PlanRequest,
  topic: string,
  arm: Arm,
  tunedValue: number | undefined,
): PlannedRun[] {
  const seeds = request.seeds ?? arm.seeds;
  const tuned =
    arm.tune && tunedValue !== undefined ? withValue(arm.config, arm.tune.path, tunedValue) : arm.config;
  return Array.from({ length: seeds }, (_, index) => {
    const seed = index + 1;
    const config = withEpochs(parseRunConfig({ ...tuned, topic, arm: arm.id, seed }), request.epochs);
    return {
      runId: request.identity(config),
      arm: arm.id,
      seed,
      role: 'arm',
      ...(tunedValue !== undefined && { tunedValue }),
      config,
    };
  });
}

/** The runs of the grid and of what lies beyond it, as far as they are known to be needed, and the value chosen. */
function tune(
  request: PlanRequest,
  topic: string,
  arm: Arm,
  tuning: Tuning,
): { trials: PlannedRun[]; chosen: number | undefined } {
  const values = [...tuning.grid];
  for (;;) {
    const trials = values.map((value) => tuningRun(request, topic, arm, tuning, value));
    const chosen = chosenFrom(request, { ...tuning, grid: values }, trials);
    const next = chosen === undefined ? undefined : beyondTheEdge(tuning, values, chosen);
    if (next === undefined) return { trials, chosen };
    values.push(next);
  }
}

/** Sets validation images aside and never reads the test set. */
function tuningRun(
  request: PlanRequest,
  topic: string,
  arm: Arm,
  tuning: Tuning,
  tunedValue: number,
): PlannedRun {
  const hyperparameter = tuning.path.split('.').at(-1)!;
  const tried = withValue(arm.config, tuning.path, tunedValue);
  const config = withEpochs(
    parseRunConfig({
      ...tried,
      data: { ...tried.data, validation: tuning.validation, test: 0 },
      epochs: tuning.epochs,
      topic,
      arm: `${arm.id}@${hyperparameter}=${tunedValue}`,
      seed: TUNING_SEED,
    }),
    request.epochs,
  );
  return {
    runId: request.identity(config),
    arm: arm.id,
    seed: TUNING_SEED,
    role: 'tuning',
    tunedValue,
    config,
  };
}

function chosenFrom(
  { result }: PlanRequest,
  tuning: Tuning,
  trials: readonly PlannedRun[],
): number | undefined {
  const known = new Map<number, RunSummary>();
  for (const { runId, tunedValue } of trials) {
    const summary = result(runId);
    if (summary) known.set(tunedValue!, summary);
  }
  return chosenValue(tuning, known);
}

/**
 * The configuration with another number of epochs. What happens after an epoch happens before the last one still,
 * pretraining gets no longer, and a network that is not trained at all is not trained now.
 */
function withEpochs(config: RunConfig, epochs: number | undefined): RunConfig {
  if (epochs === undefined || config.epochs === 0) return config;
  const { interruption, unfreeze, pretraining, ...rest } = config;
  return {
    ...rest,
    epochs,
    // One epoch cannot be interrupted.
    ...(interruption &&
      epochs > 1 && {
        interruption: { ...interruption, afterEpoch: Math.min(interruption.afterEpoch, epochs - 1) },
      }),
    ...(unfreeze && { unfreeze: { ...unfreeze, afterEpoch: Math.min(unfreeze.afterEpoch, epochs - 1) } }),
    ...(pretraining && { pretraining: { ...pretraining, epochs: Math.min(pretraining.epochs, epochs) } }),
  };
}

function requirePositive(field: string, value: number | undefined): void {
  if (value === undefined || (Number.isInteger(value) && value >= 1)) return;
  throw new InvalidInput(field, value, 'a whole number of at least 1');
}
