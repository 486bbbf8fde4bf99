import { InvalidInput } from '@experiments/contracts';
import type {
  Arm,
  ArmReport,
  Comparison,
  ComparisonReport,
  OriginalResult,
  OriginalRow,
  Panel,
  PanelReport,
  PlannedRun,
  Profile,
  RunSummary,
  Topic,
  TopicReport,
} from '@experiments/contracts';
import { curve } from './curve.ts';
import { estimate } from './estimate.ts';
import { pairedDifference } from './paired-difference.ts';
import { countRuns, finalValues, hasFinished, joinRuns, runRow } from './planned-runs.ts';
import type { RunWithPlan } from './planned-runs.ts';
import { provenanceOf } from './provenance.ts';
import { tuningOf } from './tuning.ts';

export interface TopicReportInput {
  readonly topic: Topic;
  readonly profile: Profile;
  /** Every run that the profile asks for, started or not. */
  readonly runs: readonly PlannedRun[];
  /** What is recorded, in any order; records of runs that are not planned are ignored. */
  readonly summaries: readonly RunSummary[];
  /** The original's numbers, of any topic. */
  readonly originals: readonly OriginalResult[];
}

/**
 * Everything that a topic's page says, computed from records. Means are over finished runs; those that failed,
 * diverged or are missing are counted in their arm and listed.
 *
 * @throws InvalidInput where the topic's comparisons or panels name an arm that it does not have.
 */
export function topicReport({ topic, profile, runs, summaries, originals }: TopicReportInput): TopicReport {
  const joined = joinRuns(runs, summaries);
  const arms = topic.arms(profile);
  const finalRuns = new Map(arms.map(({ id }) => [id, joined.filter(({ plan }) => isFinalRun(plan, id))]));
  const runsOf = (arm: string, namedBy: string) => {
    const found = finalRuns.get(arm);
    if (found === undefined)
      throw new InvalidInput(namedBy, arm, `arms: ${[...finalRuns.keys()].join(', ')}`);
    return found;
  };
  return {
    version: 1,
    id: topic.id,
    number: topic.number,
    title: topic.title,
    question: topic.question,
    prediction: topic.prediction,
    metric: topic.metric,
    provenance: provenanceOf(profile.id, joined),
    arms: arms.map((arm) => armReport(arm, topic, joined, originals)),
    comparisons: topic
      .comparisons(profile)
      .map((comparison) =>
        comparisonReport(
          comparison,
          runsOf(comparison.candidate, `${topic.id}.comparisons.${comparison.id}.candidate`),
          runsOf(comparison.baseline, `${topic.id}.comparisons.${comparison.id}.baseline`),
        ),
      ),
    panels: topic.panels(profile).map((panel) =>
      panelReport(
        panel,
        panel.arms.map((id) => ({
          arm: arms.find((arm) => arm.id === id)!,
          runs: runsOf(id, `${topic.id}.panels.${panel.id}.arms`),
        })),
      ),
    ),
    runs: joined.map(runRow),
  };
}

function isFinalRun(plan: PlannedRun, arm: string): boolean {
  return plan.arm === arm && plan.role === 'arm';
}

function armReport(
  arm: Arm,
  topic: Topic,
  joined: readonly RunWithPlan[],
  originals: readonly OriginalResult[],
): ArmReport {
  const runs = joined.filter(({ plan }) => isFinalRun(plan, arm.id));
  const { planned, finished, failed, diverged } = countRuns(runs);
  return {
    id: arm.id,
    title: arm.title,
    group: arm.group,
    note: arm.note,
    runs: { planned, finished, failed, diverged },
    metrics: finalMetrics(runs, topic.metric),
    original: originals.filter((row) => row.topic === topic.id && row.arm === arm.original).map(originalRow),
    tuned:
      arm.tune &&
      tuningOf(
        arm.tune,
        joined.filter(({ plan }) => plan.arm === arm.id),
      ),
  };
}

/** Every final metric of the arm; those of the test images also where its runs diverged before they were measured. */
function finalMetrics(runs: readonly RunWithPlan[], topicMetric: string): ArmReport['metrics'] {
  const finished = runs.filter(hasFinished);
  const lost = finished.some(({ summary }) => summary.diverged)
    ? [topicMetric, 'test_accuracy', 'test_loss']
    : [];
  const names = new Set([...finished.flatMap(({ summary }) => Object.keys(summary.metrics)), ...lost]);
  return Object.fromEntries(
    [...names].sort().map((name) => [name, estimate([...finalValues(runs, name).values()])]),
  );
}

function comparisonReport(
  comparison: Comparison,
  candidate: readonly RunWithPlan[],
  baseline: readonly RunWithPlan[],
): ComparisonReport {
  const { id, title, metric, headline = false } = comparison;
  const baselineSeeds = new Set(baseline.map(({ plan }) => plan.seed));
  return {
    id,
    title,
    candidate: comparison.candidate,
    baseline: comparison.baseline,
    metric,
    headline,
    planned: candidate.filter(({ plan }) => baselineSeeds.has(plan.seed)).length,
    ...pairedDifference(finalValues(candidate, metric), finalValues(baseline, metric)),
  };
}

function panelReport(panel: Panel, arms: { arm: Arm; runs: readonly RunWithPlan[] }[]): PanelReport {
  const { id, title, kind, metric, scale = 'linear' } = panel;
  return {
    id,
    title,
    kind,
    metric,
    scale,
    series: arms.map(({ arm, runs }) => ({
      arm: arm.id,
      title: arm.title,
      ...(kind === 'curves' ? { curve: curve(metric, histories(runs, metric)) } : finals(runs, metric)),
    })),
  };
}

function histories(runs: readonly RunWithPlan[], metric: string) {
  return runs.filter(hasFinished).map(({ plan, summary }) => ({
    seed: plan.seed,
    diverged: summary.diverged,
    points: summary.history[metric] ?? [],
  }));
}

function finals(runs: readonly RunWithPlan[], metric: string) {
  const values = finalValues(runs, metric);
  return {
    final: estimate([...values.values()]),
    values: [...values].map(([seed, value]) => ({ seed, value: Number.isFinite(value) ? value : null })),
  };
}

function originalRow(row: OriginalResult): OriginalRow {
  return {
    from: row.from,
    trainLoss: row.train_loss,
    trainAccuracy: row.train_accuracy,
    testLoss: row.test_loss,
    testAccuracy: row.test_accuracy,
    stoppedEpoch: row.stopped_epoch,
    epoch: row.epoch,
    audit: row.audit,
  };
}
