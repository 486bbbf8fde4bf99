import { duration } from './duration.ts';
import type { ProgressView } from './progress-view.ts';
import type { Progress } from './sweep-progress.ts';

const EVERY_MILLISECONDS = 5000;

/** Plain lines every few seconds, for logs and pipes. */
export function lineView(write: (line: string) => void, now: () => number): ProgressView {
  let last = -Infinity;
  let doing = '';
  return {
    note: write,
    busy(what) {
      if (what !== doing) write(what);
      doing = what;
    },
    planned(missing, planned) {
      if (missing.length > 0) write(`${missing.length} of ${planned} runs to train`);
    },
    ended(run, outcome) {
      if (outcome.status === 'FAILED')
        write(`failed: ${run.config.topic} ${run.arm} seed ${run.seed}: ${outcome.reason}`);
    },
    update(progress) {
      if (now() - last < EVERY_MILLISECONDS) return;
      last = now();
      write(line(progress));
    },
    close: (progress) => write(line(progress)),
  };
}

function line({ topics, total }: Progress): string {
  const { planned, done, failed, elapsed, secondsLeft } = total;
  return [
    `${done}/${planned} runs`,
    `${topics.filter((topic) => topic.done === topic.planned).length}/${topics.length} topics`,
    `${duration(elapsed)} elapsed`,
    ...(secondsLeft === undefined || done === planned ? [] : [`${duration(secondsLeft)} left`]),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ].join(', ');
}
