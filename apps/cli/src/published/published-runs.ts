import type { PlannedRun, RunRow, RunSummary } from '@experiments/contracts';
import type { Study } from '@experiments/study';
import type { Published } from './read-published.ts';

/** A published run with the configuration that its id was made of. */
export interface PublishedRun {
  readonly run: PlannedRun;
  readonly row: RunRow;
}

/**
 * The published runs that this code, data and engine plan under the same ids. Configurations are not published: the
 * plan has them, given what the tuning runs ended with.
 *
 * @param study all topics of the published profile
 */
export function publishedRuns(study: Study, { topics }: Pick<Published, 'topics'>): PublishedRun[] {
  const rows = new Map(topics.flatMap(({ runs }) => runs.map((row) => [row.runId, row] as const)));
  const scores = new Map(
    topics.flatMap(({ id, arms }) =>
      arms.flatMap(({ id: arm, tuned }) =>
        (tuned?.grid ?? []).map(({ value, score }) => [scoreKey(id, arm, value), score] as const),
      ),
    ),
  );
  const ended = new Map<string, RunSummary>();
  for (;;) {
    const { runs, waiting } = study.plan((runId) => ended.get(runId));
    const before = ended.size;
    for (const run of runs.filter(({ role }) => role === 'tuning')) {
      const score = scores.get(scoreKey(run.config.topic, run.arm, run.tunedValue!));
      const row = rows.get(run.runId);
      if (row && score !== undefined) ended.set(run.runId, trial(run, row, score));
    }
    if (waiting.length > 0 && ended.size > before) continue;
    return runs.flatMap((run) => {
      const row = rows.get(run.runId);
      return row ? [{ run, row }] : [];
    });
  }
}

function scoreKey(topic: string, arm: string, value: number): string {
  return [topic, arm, value].join(' ');
}

/** What the planner asks of a tuning run: how it ended, and its score. */
function trial({ runId, arm, seed, config }: PlannedRun, row: RunRow, score: number | null): RunSummary {
  const points = score === null ? [] : [{ step: config.epochs, value: score }];
  return {
    runId,
    topic: config.topic,
    arm,
    seed,
    role: 'tuning',
    status: row.status === 'MISSING' ? 'SCHEDULED' : row.status,
    diverged: row.diverged,
    metrics: {},
    history: { val_loss: points, val_accuracy: points },
    params: {},
    tags: {},
    startTime: 0,
  };
}
