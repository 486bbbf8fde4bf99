import type { ProgressView } from './progress-view.ts';

/** One JSON object a line: `plan` for each round, `run-finished` for each run, `end` at last. */
export function jsonView(write: (line: string) => void): ProgressView {
  const say = (event: string, content: object) => write(JSON.stringify({ event, ...content }));
  return {
    note: () => undefined,
    busy: () => undefined,
    planned: (missing, planned) => say('plan', { planned, missing: missing.map(({ runId }) => runId) }),
    ended: ({ runId, arm, seed, role, config }, outcome) =>
      say('run-finished', { runId, topic: config.topic, arm, seed, role, ...outcome }),
    update: () => undefined,
    close: ({ total }) => say('end', total),
  };
}
