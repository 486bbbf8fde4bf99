import { canonicalJson, sha256Hex } from '@experiments/contracts';
import type { PlannedRun, Profile, RunConfig, RunSummary, Topic } from '@experiments/contracts';
import { planRuns } from '../plan.ts';
import { summary } from './summary.ts';

export function hashIdentity(config: RunConfig): string {
  return sha256Hex(canonicalJson(config)).slice(0, 32);
}

/** Plans, lets the middle of every grid win, and plans again. */
export function planEverything(topics: readonly Topic[], profile: Profile): PlannedRun[] {
  const records = new Map<string, RunSummary>();
  const identity = ({ topic, arm, seed }: RunConfig) => `${topic}/${arm}/${seed}`;
  const request = { topics, profile, identity, result: (id: string) => records.get(id) };
  const tuning = Map.groupBy(
    planRuns(request).runs.filter(({ role }) => role === 'tuning'),
    ({ config: { topic }, arm }) => `${topic}/${arm}`,
  );
  for (const trials of tuning.values()) {
    trials.forEach(({ runId }, index) => {
      const losses = [Math.abs(index - (trials.length - 1) / 2)];
      records.set(runId, summary(losses, { runId }));
    });
  }
  return planRuns(request).runs;
}
