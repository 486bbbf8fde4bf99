import type { ArmReport, RunConfig, TopicReport } from '@experiments/contracts';
import { element } from './element.ts';
import { drawing, remember } from './live-curve.ts';
import type { Live } from './live-curve.ts';
import type { FromWorker } from './messages.ts';
import { outcomeOf } from './outcome.ts';
import { whyNot } from './support.ts';

/**
 * "Train it here": any finished run of the topic once more, in a worker of the page, drawing as it goes, and then held
 * against its record. Nothing is fetched before the reader opens the section.
 */

const place = document.getElementById('train-here') as HTMLDetailsElement | null;
place?.addEventListener('toggle', () => void open(place), { once: true });

async function open(place: HTMLDetailsElement): Promise<void> {
  const say = (text: string) =>
    place.querySelector('.needs')!.replaceWith(element('p', { className: 'needs' }, text));
  const reason = whyNot();
  if (reason !== undefined) return say(reason);
  try {
    const response = await fetch(place.dataset.report!);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    place.querySelector('.needs')!.replaceWith(laboratory((await response.json()) as TopicReport, place));
  } catch (error) {
    say(`The runs of this page cannot be read (${(error as Error).message}).`);
  }
}

function laboratory(report: TopicReport, place: HTMLDetailsElement): HTMLElement {
  const runs = report.runs.filter(({ role, status }) => role === 'arm' && status === 'FINISHED');
  const arms = report.arms.filter(({ id, config }) => config && runs.some(({ arm }) => arm === id));
  if (arms.length === 0)
    return element('p', {}, 'No run of this page is finished, so there is none to repeat.');

  const arm = element('select', { id: 'train-here-arm' }, ...armOptions(arms));
  const seed = element('select', { id: 'train-here-seed' });
  const button = element('button', { type: 'submit' }, 'Train');
  const status = element('p', { className: 'status' });
  status.setAttribute('role', 'status');
  const progress = element('progress', { max: 1, value: 0, hidden: true });
  progress.setAttribute('aria-label', 'Share of the run that is done');
  const figure = element('figure', {});
  const outcome = element('div', {});
  const chosen = () => runs.find((run) => run.arm === arm.value && String(run.seed) === seed.value)!;

  const seedsOfArm = () => {
    const ofArm = runs.filter((run) => run.arm === arm.value);
    seed.replaceChildren(...ofArm.map((run) => element('option', {}, String(run.seed))));
    expectation();
  };
  const expectation = () => {
    const { seconds } = chosen();
    status.textContent = seconds === undefined ? '' : `The recorded run took ${duration(seconds)}.`;
  };
  arm.addEventListener('change', seedsOfArm);
  seed.addEventListener('change', expectation);

  let worker: Worker | undefined;
  const finish = (text: string) => {
    worker?.terminate();
    worker = undefined;
    button.textContent = 'Train';
    progress.hidden = true;
    status.textContent = text;
    for (const choice of [arm, seed]) choice.disabled = false;
  };
  const begin = () => {
    const run = chosen();
    const config = {
      ...report.arms.find(({ id }) => id === run.arm)!.config,
      topic: report.id,
      arm: run.arm,
      seed: run.seed,
    } as RunConfig;
    const live: Live = new Map();
    worker = new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
    worker.onerror = ({ message }) => finish(`It failed: ${message || 'the worker cannot start'}.`);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'loading')
        status.textContent = `Fetching the images: ${(data.receivedBytes / 1e6).toFixed(0)} MB`;
      if (data.kind === 'training') {
        progress.value = data.share;
        status.textContent = `Training: ${Math.floor(100 * data.share)}%`;
      }
      if (data.kind === 'epoch') {
        remember(live, data.epoch, data.metrics);
        figure.innerHTML = drawing(report, run, live, figure.clientWidth || place.clientWidth);
      }
      if (data.kind === 'failed') finish(`It failed: ${data.message}.`);
      if (data.kind === 'trained') {
        finish('Trained.');
        outcome.replaceChildren(outcomeOf(report, run.runId, data.result));
      }
    };
    worker.postMessage({ config });
    button.textContent = 'Stop';
    progress.hidden = false;
    progress.value = 0;
    status.textContent = 'Starting';
    figure.replaceChildren();
    outcome.replaceChildren();
    for (const choice of [arm, seed]) choice.disabled = true;
  };

  const form = element(
    'form',
    {},
    element('label', { htmlFor: arm.id }, 'Arm'),
    arm,
    element('label', { htmlFor: seed.id }, 'Seed'),
    seed,
    button,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (worker) finish('Stopped.');
    else begin();
  });
  seedsOfArm();
  return element('div', { className: 'laboratory' }, form, status, progress, figure, outcome);
}

function armOptions(arms: readonly ArmReport[]): HTMLElement[] {
  return [...new Set(arms.map(({ group }) => group))].map((group) =>
    element(
      'optgroup',
      { label: group },
      ...arms
        .filter((arm) => arm.group === group)
        .map(({ id, title }) => element('option', { value: id }, title)),
    ),
  );
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
}
