import { createLogUpdate } from 'log-update';
import { duration } from './duration.ts';
import type { ProgressView } from './progress-view.ts';
import type { Progress, TopicProgress } from './sweep-progress.ts';

/** One line a topic and one for all, redrawn in place. */
export function terminalView(stream: NodeJS.WriteStream): ProgressView {
  const draw = createLogUpdate(stream);
  return {
    note: (text) => draw.persist(text),
    busy: (what, share) =>
      draw(share === undefined ? what : `${what}  ${bar(share, 24)}  ${Math.round(100 * share)}%`),
    planned: () => undefined,
    ended(run, outcome) {
      if (outcome.status === 'FAILED')
        draw.persist(`failed: ${run.config.topic} ${run.arm} seed ${run.seed}: ${outcome.reason}`);
    },
    update: (progress) => draw(lines(progress).join('\n')),
    close(progress) {
      draw(lines(progress).join('\n'));
      draw.done();
    },
  };
}

/** The lines of a state; a pure function, for tests. */
export function lines({ topics, total }: Progress): string[] {
  const width = Math.max(10, ...topics.map(({ topic }) => topic.length));
  const line = (title: string, part: Omit<TopicProgress, 'topic'>) =>
    [
      title.padEnd(width),
      bar(part.planned === 0 ? 1 : part.done / part.planned, 20),
      `${part.done}/${part.planned}`.padStart(9),
      duration(part.elapsed).padStart(7),
      part.done === part.planned
        ? 'done'
        : part.secondsLeft === undefined
          ? ''
          : `${duration(part.secondsLeft)} left`,
      part.failed > 0 ? `${part.failed} failed` : '',
    ]
      .join('  ')
      .trimEnd();
  return [...topics.map((topic) => line(topic.topic, topic)), line('all', total)];
}

function bar(share: number, width: number): string {
  const full = Math.round(share * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}
