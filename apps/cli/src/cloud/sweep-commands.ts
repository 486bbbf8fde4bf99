import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidInput } from '@experiments/contracts';
import type { RunStore } from '@experiments/records';
import { planOver, selectStudy } from '@experiments/study';
import { estimatedSeconds } from '@experiments/topics';
import { EXIT } from '../exit.ts';
import type { SelectionOptions } from '../options.ts';
import { cloudSelection } from './cloud-selection.ts';
import { costOf, usageOf } from './cost-model.ts';
import { cloudStoreOf, findDeployment } from './deployment.ts';
import { costText } from './print-cost.ts';
import { SweepControl } from './sweep-control.ts';
import type { SweepState } from './sweep-control.ts';

export interface CloudOptions {
  /** The deployment's, as `-c prefix=` of its stacks. */
  readonly prefix: string;
}

export interface StartOptions extends SelectionOptions, CloudOptions {
  readonly concurrency: number;
  readonly architecture: 'x64' | 'arm64';
  readonly name?: string;
  readonly wait?: true;
}

const LOOK_MILLISECONDS = 2000;

/** Prints what the sweep will cost, and starts it. @returns the exit status */
export async function startSweep(options: StartOptions): Promise<number> {
  // A request that cannot be meant is refused before anything is asked of AWS.
  const selection = cloudSelection(options);
  selectStudy(selection);
  const deployment = await findDeployment(options.prefix);
  await printCost({ ...options, store: await cloudStoreOf(deployment) });
  const control = new SweepControl(deployment.machine);
  const name = await control.start(selection, options.name ?? defaultName());
  console.log(`started ${name}`);
  if (!options.wait) return EXIT.ok;
  const state = await follow(control, name);
  console.log(stateText(state));
  return state.status === 'SUCCEEDED' ? EXIT.ok : EXIT.failed;
}

/** Prints how far a sweep is, the last one if none is named. */
export async function printSweep(
  name: string | undefined,
  options: CloudOptions & { json?: true },
): Promise<void> {
  const { machine, siteAddress } = await findDeployment(options.prefix);
  const control = new SweepControl(machine);
  const state = await control.state(name ?? (await lastOf(control)));
  if (options.json) console.log(JSON.stringify(state));
  else console.log([stateText(state), ...(siteAddress ? [`site: ${siteAddress}`] : [])].join('\n'));
}

/** Stops a sweep. What it has trained is kept, and a new one goes on from there. */
export async function cancelSweep(name: string | undefined, { prefix }: CloudOptions): Promise<void> {
  const control = new SweepControl((await findDeployment(prefix)).machine);
  const cancelled = name ?? (await lastOf(control));
  await control.cancel(cancelled);
  console.log(`cancelled ${cancelled}; what is trained is kept, and the next sweep goes on from there`);
}

/** Prints what a sweep would cost: all that the selection asks for, or what is missing of it in a store. */
export async function printCost({
  store,
  concurrency,
  architecture,
  ...options
}: Pick<StartOptions, 'concurrency' | 'architecture' | keyof SelectionOptions> & {
  store?: RunStore;
}): Promise<void> {
  const study = selectStudy(cloudSelection(options));
  const { runs, waiting, recorded } = await planOver(study, store, ({ status }) => status === 'FINISHED');
  const missing = runs.filter(({ runId }) => !recorded.has(runId));
  const expected = missing.map((run) => ({
    seconds: estimatedSeconds(run),
    keepsModel: run.seed === 1 && run.role === 'arm',
  }));
  const usage = usageOf(expected, concurrency);
  console.log(costText(`profile ${study.profile.id}`, usage, costOf(usage, architecture)));
  if (waiting.length > 0) {
    console.log(
      `  ${waiting.length} tuned arms are not in these figures: their runs follow from their tuning`,
    );
  }
}

async function follow(control: SweepControl, name: string): Promise<SweepState> {
  let said = '';
  for (;;) {
    const state = await control.state(name);
    const text = roundsText(state);
    if (text !== said) console.error(text);
    said = text;
    if (state.status !== 'RUNNING') return state;
    await sleep(LOOK_MILLISECONDS);
  }
}

async function lastOf(control: SweepControl): Promise<string> {
  const name = await control.latest();
  if (name === undefined)
    throw new InvalidInput('sweep', name, 'none was started yet; "experiments sweep start" does');
  return name;
}

/** Sorts by time, and is unique to the second for one person. */
function defaultName(): string {
  return `sweep-${new Date().toISOString().slice(0, 19).replace(/\D/g, '')}`;
}

function stateText(state: SweepState): string {
  const { name, status, startedAt, endedAt, output, error } = state;
  return [
    `${name}: ${status}, started ${startedAt}${endedAt ? `, ended ${endedAt}` : ''}`,
    roundsText(state),
    ...(output === undefined ? [] : [JSON.stringify(output)]),
    ...(error === undefined ? [] : [`error: ${error}`]),
  ].join('\n');
}

function roundsText({ rounds }: SweepState): string {
  if (rounds.length === 0) return 'planning';
  return rounds
    .map(({ total, pending, running, succeeded, failed }, round) => {
      const counts = `${succeeded} of ${total} done, ${running} running, ${pending} waiting`;
      return `round ${round + 1}: ${counts}${failed > 0 ? `, ${failed} without a record` : ''}`;
    })
    .join('; ');
}
