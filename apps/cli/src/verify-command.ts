import { InvalidInput } from '@experiments/contracts';
import type { RunConfig } from '@experiments/contracts';
import { defaultCacheFolder } from '@experiments/dataset/node';
import { createEngine } from '@experiments/engine';
import { engineModule } from '@experiments/engine/node';
import { randomStream } from '@experiments/random';
import type { Difference, Verification } from '@experiments/sweep';
import { EXIT, Interrupted } from './exit.ts';
import { loadImages } from './images.ts';
import { onInterruption } from './interruption.ts';
import { chooseView } from './progress/choose-view.ts';
import { quietView } from './progress/progress-view.ts';
import type { ProgressView } from './progress/progress-view.ts';
import { verifiablePublished, verifiableRecords } from './verifiable-runs.ts';
import type { VerifiableRun } from './verifiable-runs.ts';

export interface VerifyOptions {
  readonly store: string;
  /** The folder of published results, or the project's own. */
  readonly published?: string | true;
  readonly runs?: number;
  readonly seed: number;
  /** A folder that holds the data. */
  readonly data?: string;
  readonly quiet?: true;
  readonly json?: true;
}

const RUNS = 5;
const DIFFERENCES_SHOWN = 5;

/**
 * Trains runs again, one after the other, and says which are what their configurations give.
 *
 * @returns the exit status
 * @throws InvalidInput where a run id is of no run
 * @throws Interrupted
 */
export async function verifyCommand(runIds: readonly string[], options: VerifyOptions): Promise<number> {
  const { json, data, runs, seed, store, published } = options;
  if (runIds.length > 0 && runs !== undefined) {
    throw new InvalidInput('--runs', runs, 'give run ids or a number of runs, not both');
  }
  const view = json ? quietView : await chooseView(options);
  const { signal, release } = onInterruption();
  const verified = new Map<VerifiableRun, Verification>();
  try {
    const engine = createEngine(await engineModule({ cacheFolder: defaultCacheFolder(process.env) }));
    const candidates =
      published === undefined
        ? await verifiableRecords(store, engine, runIds, view)
        : verifiablePublished(published, engine, runIds, view);
    const chosen = runIds.length > 0 ? candidates : choose(candidates, runs ?? RUNS, seed);
    const images = imagesOnDemand(data, view, signal);
    const pretrained = new Map();
    for (const run of chosen) {
      const title = `training ${describe(run)} again, ${verified.size + 1} of ${chosen.length}`;
      view.busy(title);
      const verification = await run.verify({
        engine,
        images,
        now: () => performance.now(),
        pretrained,
        onProgress: (share) => view.busy(title, share),
        signal,
      });
      verified.set(run, verification);
      if (json) console.log(JSON.stringify({ event: 'run-verified', ...facts(run), ...verification }));
    }
  } catch (error) {
    throw signal.aborted ? new Interrupted('nothing was written') : error;
  } finally {
    release();
    if (verified.size > 0) report(verified, json);
  }
  return [...verified.values()].every(({ status }) => status === 'same') ? EXIT.ok : EXIT.failed;
}

/** So many of them, by the seed and their ids alone. */
function choose(candidates: readonly VerifiableRun[], count: number, seed: number): VerifiableRun[] {
  const sorted = candidates.toSorted((a, b) => (a.runId < b.runId ? -1 : 1));
  const order = randomStream(seed, 'verification').shuffle(Uint32Array.from(sorted, (_, index) => index));
  return Array.from(order.subarray(0, count), (index) => sorted[index]!);
}

/** A source is read once a run asks for it. */
function imagesOnDemand(folder: string | undefined, view: ProgressView, signal: AbortSignal) {
  const known = new Map<RunConfig['data']['source'], ReturnType<typeof loadImages>>();
  return async (source: RunConfig['data']['source']) => {
    if (!known.has(source)) known.set(source, loadImages([source], { folder, view, signal }));
    return (await known.get(source)!)[source]!;
  };
}

/** What came out so far, also where a person stopped it. */
function report(verified: ReadonlyMap<VerifiableRun, Verification>, json: true | undefined): void {
  const count = (status: Verification['status']) =>
    [...verified.values()].filter((one) => one.status === status).length;
  const [same, different, notComparable] = [count('same'), count('different'), count('not-comparable')];
  if (json) {
    console.log(JSON.stringify({ event: 'end', same, different, notComparable }));
    return;
  }
  for (const [run, verification] of verified) console.log(lines(run, verification).join('\n'));
  const rest = [
    ...(different > 0 ? [`${different} came out different`] : []),
    ...(notComparable > 0 ? [`${notComparable} could not be compared`] : []),
  ];
  console.log([`${same} of ${verified.size} runs came out the same, to the last bit`, ...rest].join('; '));
}

function facts({ runId, topic, arm, seed, role }: VerifiableRun) {
  return { runId, topic, arm, seed, role };
}

function describe({ topic, arm, seed, role }: VerifiableRun): string {
  return `${topic} ${arm} seed ${seed}${role === 'tuning' ? ' (tuning)' : ''}`;
}

function lines(run: VerifiableRun, verification: Verification): string[] {
  const about = `${run.runId}  ${describe(run)}`;
  if (verification.status === 'same') return [`same        ${about}: ${verification.values} values`];
  if (verification.status === 'not-comparable') return [`no verdict  ${about}: ${verification.reason}`];
  const { differences } = verification;
  const more = differences.length - DIFFERENCES_SHOWN;
  return [
    `DIFFERENT   ${about}: ${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}`,
    ...differences.slice(0, DIFFERENCES_SHOWN).map((difference) => `            ${sentence(difference)}`),
    ...(more > 0 ? [`            and ${more} more, all with --json`] : []),
  ];
}

function sentence({ what, step, recorded, again }: Difference): string {
  return `${what}${step === undefined ? '' : ` at epoch ${step}`}: recorded ${recorded}, now ${again}`;
}
