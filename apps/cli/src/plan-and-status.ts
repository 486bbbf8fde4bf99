import { existsSync } from 'node:fs';
import { TAG } from '@experiments/contracts';
import { directoryStore } from '@experiments/records/directory';
import { estimatedSeconds } from '@experiments/topics';
import type { SelectionOptions } from './options.ts';
import { planOver } from '@experiments/study';
import { selectedStudy } from './selected-study.ts';

/** Prints the plan as JSON: the runs with their configurations, how many, and how long on one core. */
export async function printPlan(options: SelectionOptions & { store: string }): Promise<void> {
  const study = await selectedStudy(options);
  const { runs, waiting } = await planOver(study, existingStore(options.store));
  const seconds = runs.reduce((sum, run) => sum + estimatedSeconds(run), 0);
  const plan = {
    profile: study.profile.id,
    count: runs.length,
    estimatedSeconds: Math.ceil(seconds),
    waiting,
    runs,
  };
  console.log(JSON.stringify(plan, null, 2));
}

export interface TopicStatus {
  readonly topic: string;
  readonly planned: number;
  readonly finished: number;
  readonly running: number;
  readonly failed: number;
  readonly missing: number;
  /** Tuned arms whose runs are not planned yet. */
  readonly waiting: number;
}

/** Prints a table, or one JSON object with the reasons of failures. */
export async function printStatus(options: SelectionOptions & { store: string; json?: true }): Promise<void> {
  const study = await selectedStudy(options);
  const { runs, waiting, recorded } = await planOver(study, existingStore(options.store));
  const topics = study.topics.map(({ id }): TopicStatus => {
    const planned = runs.filter(({ config }) => config.topic === id);
    const count = (status: string) =>
      planned.filter(({ runId }) => recorded.get(runId)?.status === status).length;
    const [finished, running, failed] = [count('FINISHED'), count('RUNNING'), count('FAILED')];
    return {
      topic: id,
      planned: planned.length,
      finished,
      running,
      failed,
      missing: planned.length - finished - running - failed,
      waiting: waiting.filter(({ topic }) => topic === id).length,
    };
  });
  const failures = runs.flatMap(({ runId, arm, seed, config }) => {
    const summary = recorded.get(runId);
    if (summary?.status !== 'FAILED') return [];
    return [{ runId, topic: config.topic, arm, seed, reason: summary.tags[TAG.reason] ?? 'not recorded' }];
  });
  if (options.json) console.log(JSON.stringify({ profile: study.profile.id, topics, failures }));
  else console.log(table(topics, failures));
}

function existingStore(folder: string) {
  return existsSync(folder) ? directoryStore({ folder }) : undefined;
}

function table(
  topics: readonly TopicStatus[],
  failures: readonly { topic: string; arm: string; seed: number; reason: string }[],
): string {
  const columns = ['planned', 'finished', 'running', 'failed', 'missing', 'waiting'] as const;
  const total = { topic: 'all' } as Record<string, number | string>;
  for (const column of columns) total[column] = topics.reduce((sum, topic) => sum + topic[column], 0);
  const width = Math.max(...topics.map(({ topic }) => topic.length));
  const line = (title: string, cells: readonly (number | string)[]) =>
    [title.padEnd(width), ...cells.map((cell) => String(cell).padStart(9))].join('');
  return [
    line('', columns),
    ...topics.map((topic) =>
      line(
        topic.topic,
        columns.map((column) => topic[column]),
      ),
    ),
    line(
      'all',
      columns.map((column) => total[column]!),
    ),
    ...failures.map(({ topic, arm, seed, reason }) => `failed: ${topic} ${arm} seed ${seed}: ${reason}`),
  ].join('\n');
}
