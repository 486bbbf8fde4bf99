import { InvalidInput } from '@experiments/contracts';
import type {
  Arm,
  ArmReport,
  Comparison,
  OriginalResult,
  OriginalRow,
  PlannedRun,
  Profile,
  RunSummary,
  Topic,
  TopicReport,
} from '@experiments/contracts';
import { claimReport } from './claim-report.ts';
import { estimate } from './estimate.ts';
import { originalComparisons, reproduces } from './original-comparison.ts';
import type { TestAnswers } from './panels/confusion.ts';
import { panelReport } from './panels/panel-report.ts';
import type { Calibrations } from './panels/reliability.ts';
import { countRuns, finalValues, hasFinished, joinRuns, runRow } from './planned-runs.ts';
import type { RunWithPlan } from './planned-runs.ts';
import { provenanceOf } from './provenance.ts';
import { requireSameOrigin } from './same-origin.ts';
import { compares, comparisonsOf, hasMargin, singleStatements } from './statements.ts';
import { testFamily } from './test-family.ts';
import type { CorrectImages } from './test-family.ts';
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
  /** For differences by image; without it there are none. */
  readonly correct?: CorrectImages;
  /** For confusion matrices; without it they are empty. */
  readonly answers?: TestAnswers;
  /** For reliability diagrams; without it they are empty. */
  readonly calibrations?: Calibrations;
}

/**
 * Everything that a topic's page says, computed from records. Means are over finished runs; those that failed,
 * diverged or are missing are counted in their arm and listed.
 *
 * @throws InvalidInput where comparisons, panels or claims name an arm that the topic does not have, and where runs of
 * one arm are on different data or of different engines.
 */
export function topicReport(input: TopicReportInput): TopicReport {
  const { topic, profile, runs, summaries, correct } = input;
  const originals = input.originals.filter((row) => row.topic === topic.id);
  const joined = joinRuns(runs, summaries);
  const arms = topic.arms(profile);
  const finalRuns = new Map(arms.map(({ id }) => [id, joined.filter(({ plan }) => isFinalRun(plan, id))]));
  const runsOf = (arm: string, namedBy: string) => {
    const found = finalRuns.get(arm);
    if (found === undefined)
      throw new InvalidInput(`${topic.id}.${namedBy}`, arm, `arms: ${[...finalRuns.keys()].join(', ')}`);
    return { arm, runs: found };
  };
  for (const [arm, ofArm] of finalRuns) requireSameOrigin(`${topic.id}.${arm}`, ofArm);
  const claims = topic.claims(profile);
  const statements = claims.flatMap(singleStatements);
  const comparisons = comparisonsOf(topic, profile);
  const rests = (comparison: Comparison) =>
    statements.some((statement) => statement.says === 'higher' && compares(comparison, statement));
  const claimed = comparisons.filter(rests);
  const family = testFamily('claims', claimed, statements.filter(hasMargin), runsOf, correct);
  const questions = comparisons.filter((comparison) => !rests(comparison));
  const tested = [
    ...family.comparisons,
    ...testFamily('questions', questions, [], runsOf, correct).comparisons,
  ];
  const armReports = arms.map((arm) => armReport(arm, topic, joined, originals));
  return {
    version: 1,
    id: topic.id,
    number: topic.number,
    title: topic.title,
    question: topic.question,
    prediction: topic.prediction,
    metric: topic.metric,
    provenance: provenanceOf(profile.id, joined),
    arms: armReports,
    comparisons: comparisons.map(({ id }) => tested.find((comparison) => comparison.id === id)!),
    claims: claims.map((claim) => claimReport(claim, family, runsOf)),
    audit: topic.audit.map((note) => ({ ...note, comparisons: [...note.comparisons] })),
    originals: arms.flatMap((arm, i) => originalComparisons(arm, armReports[i]!.metrics, originals)),
    panels: topic.panels(profile).map((panel) =>
      panelReport(panel, {
        arm: (id) => ({
          runs: runsOf(id, `panels.${panel.id}.arms`).runs,
          arm: arms.find((arm) => arm.id === id)!,
          trials: joined.filter(({ plan }) => plan.arm === id && plan.role === 'tuning'),
        }),
        answers: input.answers,
        calibrations: input.calibrations,
      }),
    ),
    runs: joined.map(runRow),
  };
}

function isFinalRun(plan: PlannedRun, arm: string): boolean {
  return plan.arm === arm && plan.role === 'arm';
}

function sharedConfig({ config }: PlannedRun): ArmReport['config'] {
  const { topic: _topic, arm: _arm, seed: _seed, ...shared } = config;
  return shared;
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
    config: runs[0] && sharedConfig(runs[0].plan),
    runs: { planned, finished, failed, diverged },
    metrics: finalMetrics(runs, topic.metric),
    original: originals.filter((row) => reproduces(arm, row)).map(originalRow),
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
