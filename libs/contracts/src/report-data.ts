import { z } from 'zod';
import { estimate, shareEstimate } from './estimate.ts';
import { panelReport } from './panel-report.ts';
import { runConfig } from './run-config.ts';

/**
 * What the report reads, one JSON file a topic and one index: computed by the analysis, checked when the site
 * is built. Numbers that were never measured are absent, never null or zero.
 */

/** What is measured of a run, as in `Measure`. */
const measure = {
  metric: z.string(),
  at: z.enum(['start', 'highest']).optional(),
  until: z.strictObject({ reaches: z.number(), in: z.enum(['epochs', 'seconds']) }).optional(),
};

/** Runs of an arm that a verdict waits for; without seeds where tuning has not let them be planned yet. */
const missingRuns = z.strictObject({
  arm: z.string(),
  seeds: z.array(z.int()),
  why: z.enum(['missing', 'failed', 'not planned']),
});

/** Time until a value was reached, over seeds: where half of them or more missed it there is no median. */
const timeEstimate = z.strictObject({
  n: z.int().min(0),
  missed: z.int().min(0),
  median: z.number().optional(),
});

const originalRow = z.strictObject({
  from: z.enum(['notebook', 'readme']),
  trainLoss: z.number().optional(),
  trainAccuracy: z.number().optional(),
  testLoss: z.number().optional(),
  testAccuracy: z.number().optional(),
  stoppedEpoch: z.number().optional(),
  epoch: z.number().optional(),
  audit: z.string().optional(),
});

export const armReport = z.strictObject({
  id: z.string(),
  title: z.string(),
  group: z.string(),
  note: z.string().optional(),
  /** What all its runs share, tuned values included; absent where none could be planned yet. */
  config: runConfig.omit({ topic: true, arm: true, seed: true }).optional(),
  /**
   * Seeds planned, finished, failed and diverged. A diverged run is finished and counted in both; those planned
   * that neither finished nor failed are missing.
   */
  runs: z.strictObject({ planned: z.int(), finished: z.int(), failed: z.int(), diverged: z.int() }),
  /** Final metrics by name. */
  metrics: z.record(z.string(), estimate),
  original: z.array(originalRow),
  /** Where the arm was tuned: what was chosen, out of which grid, and whether it stands on the grid's edge. */
  tuned: z
    .strictObject({
      path: z.string(),
      value: z.number(),
      onEdge: z.boolean(),
      grid: z.array(z.strictObject({ value: z.number(), score: z.number().nullable() })),
    })
    .optional(),
});

const comparisonReport = z.strictObject({
  id: z.string(),
  title: z.string(),
  candidate: z.string(),
  baseline: z.string(),
  ...measure,
  headline: z.boolean(),
  /** Seeds planned in both arms. */
  planned: z.int(),
  /** Candidate minus baseline, paired by seed. */
  difference: estimate,
  /** The single differences; null where one side is not finite. */
  pairs: z.array(z.strictObject({ seed: z.int(), value: z.number().nullable() })),
  /** Seeds in which the candidate's value is the higher one. */
  higher: z.int(),
  ties: z.int(),
  /** P(candidate > baseline) over pairs; a tie counts half. Absent without pairs, or where one is not a number. */
  agreement: shareEstimate.optional(),
  /** Exact two-sided sign-flip p. */
  p: z.number().optional(),
  /** The same adjusted by Holm over its family; a test without a p counts in it. */
  adjustedP: z.number().optional(),
  /** Of a topic, the tests that its claims rest on are one family, and its other comparisons are another. */
  family: z.strictObject({ of: z.enum(['claims', 'questions']), tests: z.int() }),
  /** Of times until a value was reached: both sides alone. */
  times: z.strictObject({ candidate: timeEstimate, baseline: timeEstimate }).optional(),
  /**
   * Of test accuracies: the difference over images, each image's averaged over the pairs, with the interval that
   * another draw of test images calls for; and the share of images on which a pair's two runs differ.
   */
  byImage: z.strictObject({ difference: estimate, disagreement: z.number() }).optional(),
  /** On which side the candidate is by the rule for verdicts. */
  verdict: z.enum(['higher', 'lower', 'undecided', 'missing']),
  /** The rule that gave the verdict, in a sentence. */
  because: z.string(),
  missing: z.array(missingRuns),
  /** Where undecided: about how many pairs would decide a difference of the size found. */
  neededPairs: z.int().optional(),
});

export const verdict = z.enum(['supported', 'refuted', 'undecided', 'missing']);

/** One statement of a claim: what it says of which arms, and what the rule made of it. */
const statementReport = z.strictObject({
  says: z.enum(['higher', 'not-lower', 'equal', 'near', 'identical', 'at-most', 'reaches', 'theory']),
  /** The arm, or candidate and baseline. */
  arms: z.array(z.string()),
  ...measure,
  metric: z.string().optional(),
  value: z.number().optional(),
  margin: z.number().optional(),
  title: z.string().optional(),
  verdict,
  because: z.string(),
  missing: z.array(missingRuns),
  /** The comparison that has the numbers of `higher`. */
  comparison: z.string().optional(),
  /** Of `equal`, `not-lower` and `near`: the difference or mean with its 95% interval. */
  estimate: estimate.optional(),
  /** Of the same: p against lying outside the margin, alone and adjusted by Holm over the tests of the topic's claims. */
  p: z.number().optional(),
  adjustedP: z.number().optional(),
  /** Of exact statements: runs, or pairs of runs, that were looked at, and those of which it is true. */
  checked: z.int().optional(),
  holds: z.int().optional(),
});

const claimReport = z.strictObject({
  id: z.string(),
  source: z.enum(['original', 'theory', 'published']),
  text: z.string(),
  /** How the words were turned into statements. */
  reading: z.string(),
  verdict,
  because: z.string(),
  statements: z.array(statementReport),
});

const auditNote = z.strictObject({
  id: z.string(),
  did: z.string(),
  couldNotShow: z.string(),
  comparisons: z.array(z.string()),
});

/** A row of numbers that the original printed, beside the arm that reproduces it. */
const originalComparison = z.strictObject({
  arm: z.string(),
  /** The arm as the original names it. */
  name: z.string(),
  from: z.enum(['notebook', 'readme']),
  epoch: z.number().optional(),
  audit: z.string().optional(),
  numbers: z.array(
    z.strictObject({
      metric: z.string(),
      printed: z.number(),
      /** Ours, over seeds. */
      estimate: estimate.optional(),
      /** Where one more run of ours lies with 95%: what a single printed number is to be held against. */
      oneRun: z.strictObject({ low: z.number(), high: z.number() }).optional(),
    }),
  ),
});

const runRow = z.strictObject({
  runId: z.string(),
  arm: z.string(),
  seed: z.int(),
  role: z.enum(['arm', 'tuning']),
  status: z.enum(['SCHEDULED', 'RUNNING', 'FINISHED', 'FAILED', 'KILLED', 'MISSING']),
  diverged: z.boolean(),
  reason: z.string().optional(),
  epochs: z.int().optional(),
  testAccuracy: z.number().optional(),
  testLoss: z.number().optional(),
  seconds: z.number().optional(),
  weightsSha256: z.string().optional(),
});

export const provenance = z.strictObject({
  profile: z.string(),
  dataSha256: z.array(z.string()),
  engines: z.array(z.string()),
  codeVersions: z.array(z.string()),
  /** Runs of each code version, where there are several: their numbers stand together in every estimate. */
  runsByCodeVersion: z.record(z.string(), z.int()).optional(),
  /** When the first run started and the last ended, epoch milliseconds. */
  startTime: z.number().optional(),
  endTime: z.number().optional(),
  /** Seconds of training, summed over runs. */
  seconds: z.number(),
  runs: z.strictObject({
    planned: z.int(),
    finished: z.int(),
    failed: z.int(),
    diverged: z.int(),
    missing: z.int(),
  }),
});

export const topicReport = z.strictObject({
  version: z.literal(1),
  id: z.string(),
  number: z.int(),
  title: z.string(),
  question: z.string(),
  prediction: z.string(),
  metric: z.string(),
  provenance,
  arms: z.array(armReport),
  /** The comparisons of the topic, then those that only its claims ask for. */
  comparisons: z.array(comparisonReport),
  claims: z.array(claimReport),
  audit: z.array(auditNote),
  originals: z.array(originalComparison),
  panels: z.array(panelReport),
  runs: z.array(runRow),
});

export const reportIndex = z.strictObject({
  version: z.literal(1),
  provenance,
  topics: z.array(
    z.strictObject({
      id: z.string(),
      number: z.int(),
      title: z.string(),
      question: z.string(),
      file: z.string(),
    }),
  ),
  /** Every claim of every topic with its verdict; the numbers are in the topic's file. */
  claims: z.array(
    claimReport
      .pick({ id: true, source: true, text: true, verdict: true, because: true })
      .extend({ topic: z.string() }),
  ),
});

export type TimeEstimate = z.infer<typeof timeEstimate>;
export type MissingRuns = z.infer<typeof missingRuns>;
export type Verdict = z.infer<typeof verdict>;
export type StatementReport = z.infer<typeof statementReport>;
export type ClaimReport = z.infer<typeof claimReport>;
export type OriginalComparison = z.infer<typeof originalComparison>;
export type OriginalRow = z.infer<typeof originalRow>;
export type ArmReport = z.infer<typeof armReport>;
export type ComparisonReport = z.infer<typeof comparisonReport>;
export type RunRow = z.infer<typeof runRow>;
export type Provenance = z.infer<typeof provenance>;
export type TopicReport = z.infer<typeof topicReport>;
export type ReportIndex = z.infer<typeof reportIndex>;
