import { z } from 'zod';

/**
 * What the report reads, one JSON file a topic and one index: computed by the analysis, checked when the site
 * is built. Numbers that were never measured are absent, never null or zero.
 */

/**
 * Mean over seeds with its Student t interval. `low` and `high` are absent where n < 2. One value that is not
 * finite leaves no mean: then `n` counts the finite values, `notFinite` the others, and the rest is absent.
 */
export const estimate = z.strictObject({
  n: z.int().min(0),
  notFinite: z.int().min(1).optional(),
  mean: z.number().optional(),
  sd: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
});

const curve = z.strictObject({
  metric: z.string(),
  points: z.array(z.strictObject({ epoch: z.int() }).extend(estimate.shape)),
  /** The single seeds, drawn behind the band; null marks an epoch that a seed did not reach or a value that is not finite. */
  seeds: z.array(z.strictObject({ seed: z.int(), values: z.array(z.number().nullable()) })),
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
  metric: z.string(),
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
});

const panelReport = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['curves', 'intervals']),
  metric: z.string(),
  scale: z.enum(['linear', 'log']),
  series: z.array(
    z.strictObject({
      arm: z.string(),
      title: z.string(),
      final: estimate.optional(),
      /** The single final values; null where one is not finite. */
      values: z.array(z.strictObject({ seed: z.int(), value: z.number().nullable() })).optional(),
      curve: curve.optional(),
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
  comparisons: z.array(comparisonReport),
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
});

export type Estimate = z.infer<typeof estimate>;
export type Curve = z.infer<typeof curve>;
export type OriginalRow = z.infer<typeof originalRow>;
export type ArmReport = z.infer<typeof armReport>;
export type ComparisonReport = z.infer<typeof comparisonReport>;
export type PanelReport = z.infer<typeof panelReport>;
export type RunRow = z.infer<typeof runRow>;
export type Provenance = z.infer<typeof provenance>;
export type TopicReport = z.infer<typeof topicReport>;
export type ReportIndex = z.infer<typeof reportIndex>;
