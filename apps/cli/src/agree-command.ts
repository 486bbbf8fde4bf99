import type { PlannedRun, RunConfig, StepAgreement, TrainingEngine } from '@experiments/contracts';
import { randomStream } from '@experiments/random';
import { selectStudy } from '@experiments/study';
import { compareEngines, nudgedEngine } from '@experiments/training';
import type { ComparedStep } from '@experiments/training';
import { engineNote, openEngine, prepareEngine } from './engines.ts';
import { EXIT, Interrupted } from './exit.ts';
import { loadImages } from './images.ts';
import { onInterruption } from './interruption.ts';
import { chooseView } from './progress/choose-view.ts';
import { quietView } from './progress/progress-view.ts';

export interface AgreeOptions {
  readonly configurations: number;
  readonly steps: number;
  readonly profile: string;
  readonly seed: number;
  readonly tolerance: number;
  /** A folder that holds the data. */
  readonly data?: string;
  readonly json?: true;
}

/** One configuration with the differences of every step. */
type ComparedConfiguration = StepAgreement['configurations'][number] & {
  readonly differences: readonly number[];
};

/** Ways to move weights by one rounding: a network that amplifies it may need the right one. */
const NUDGES = 8;
/** How many times as far as by rounding alone losses may part where a network amplifies rounding. */
const ROUNDING_FACTOR = 10;
const SHOWN_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/**
 * Trains a sample of configurations on both engines and says how far their losses are from each other.
 *
 * @returns the exit status
 * @throws Interrupted
 */
export async function agreeCommand(options: AgreeOptions): Promise<number> {
  const { steps, profile, tolerance, data, json } = options;
  const runs = sample(options);
  const view = json ? quietView : await chooseView({});
  const { signal, release } = onInterruption();
  const now = () => performance.now();
  try {
    const setups = [await prepareEngine('tensorflow'), await prepareEngine('wasm')] as const;
    for (const setup of setups) {
      const note = engineNote(setup);
      if (note) view.note(note);
    }
    const engines = [await openEngine(setups[0]), await openEngine(setups[1])] as const;
    const images = await loadImages(new Set(runs.map(({ config }) => config.data.source)), {
      folder: data,
      view,
      signal,
    });
    const configurations: ComparedConfiguration[] = [];
    for (const { config } of runs) {
      signal.throwIfAborted();
      view.busy(`training ${config.topic} ${config.arm}`, configurations.length / runs.length);
      const compare = (...engines: [TrainingEngine, TrainingEngine]) =>
        compareEngines(config, { engines, images: images[config.data.source]!, steps, now });
      configurations.push(await agreementOf(config, tolerance, engines, compare));
      // Lets a signal come through between configurations.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const agreement: StepAgreement = {
      engines: engines.map(({ id, version }) => `${id} ${version}`),
      ...{ profile, steps, tolerance, configurations },
      largestByStep: largestByStep(configurations, steps),
    };
    console.log(json ? JSON.stringify(agreement) : agreementText(agreement));
    return configurations.every(({ agrees }) => agrees) ? EXIT.ok : EXIT.failed;
  } catch (error) {
    throw signal.aborted ? new Interrupted('nothing was written') : error;
  } finally {
    release();
  }
}

/** The first seed of some arms, chosen by the seed alone. */
function sample({ profile, configurations, seed }: AgreeOptions): PlannedRun[] {
  const { runs } = selectStudy({ profile }).plan(() => undefined);
  const arms = new Map<string, PlannedRun>();
  for (const run of runs) {
    const key = `${run.config.topic} ${run.arm}`;
    if (!arms.has(key)) arms.set(key, run);
  }
  const all = [...arms.values()];
  const order = Uint32Array.from(all, (_, index) => index);
  return [...randomStream(seed, 'agreement').shuffle(order).subarray(0, configurations)].map(
    (index) => all[index]!,
  );
}

type Compare = (...engines: [TrainingEngine, TrainingEngine]) => Promise<ComparedStep[]>;

/**
 * Losses agree where they differ by no more than the tolerance, or by no more than rounding makes of them: deep or badly
 * scaled networks blow it up within some steps, on any engine.
 */
async function agreementOf(
  { topic, arm, seed }: RunConfig,
  tolerance: number,
  [tensorflow, wasm]: readonly [TrainingEngine, TrainingEngine],
  compare: Compare,
): Promise<ComparedConfiguration> {
  const differences = (await compare(tensorflow, wasm)).map(({ difference }) => difference);
  const largest = Math.max(0, ...differences);
  const found = { topic, arm, seed, largest, atStep: differences.indexOf(largest) + 1, differences };
  if (largest <= tolerance) return { ...found, agrees: true };
  let byRoundingAlone = 0;
  for (let pattern = 0; pattern < NUDGES && largest > ROUNDING_FACTOR * byRoundingAlone; pattern++) {
    const steps = await compare(wasm, nudgedEngine(wasm, pattern));
    byRoundingAlone = Math.max(byRoundingAlone, ...steps.map(({ difference }) => difference));
  }
  return { ...found, byRoundingAlone, agrees: largest <= ROUNDING_FACTOR * byRoundingAlone };
}

function largestByStep(configurations: readonly ComparedConfiguration[], steps: number): number[] {
  return Array.from({ length: steps }, (_, step) =>
    configurations.reduce((largest, { differences }) => Math.max(largest, differences[step] ?? 0), 0),
  );
}

function agreementText({ engines, tolerance, configurations, largestByStep }: StepAgreement): string {
  const number = (value: number) => value.toExponential(1);
  const beyond = configurations.filter(({ byRoundingAlone }) => byRoundingAlone !== undefined);
  const apart = configurations.filter(({ agrees }) => !agrees);
  const shown = SHOWN_STEPS.filter((step) => step <= largestByStep.length);
  return [
    ...configurations
      .toSorted((a, b) => b.largest - a.largest)
      .map(
        ({ topic, arm, largest, atStep, byRoundingAlone: alone }) =>
          `${number(largest).padStart(8)} at step ${String(atStep).padStart(3)}  ${topic} ${arm}` +
          (alone === undefined ? '' : `, by rounding alone ${number(alone)}`),
      ),
    '',
    `largest relative difference of a loss, ${engines.join(' and ')}:`,
    ...shown.map((step) => `  step ${String(step).padStart(4)}: ${number(largestByStep[step - 1]!)}`),
    `${configurations.length - beyond.length} of ${configurations.length} configurations agree to ${tolerance}`,
    ...(beyond.length > apart.length
      ? [`${beyond.length - apart.length} part as far as rounding alone drives them`]
      : []),
    ...(apart.length > 0 ? [`${apart.length} DIFFER`] : []),
  ].join('\n');
}
