import { z } from 'zod';

/**
 * Speeds that `npm run bench` measured side by side in one run, for the report. What was not measured is absent.
 */

/** Median over the rounds, with the fastest and the slowest. */
const spread = z.strictObject({ median: z.number(), low: z.number(), high: z.number() });

const contestant = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** How it is set up, in a sentence. */
  setting: z.string(),
  /** Networks trained at once. */
  seeds: z.int().min(1),
  /** Cores it may use, as processes or threads. */
  cores: z.int().min(1),
  /** What computes, by name. */
  versions: z.record(z.string(), z.string()),
});

const model = z.strictObject({
  id: z.string(),
  title: z.string(),
  batchSize: z.int().min(1),
});

const speed = z.strictObject({
  model: z.string(),
  contestant: z.string(),
  /** Wall-clock milliseconds, divided by steps and by the seeds trained at once. */
  millisecondsPerStepAndSeed: spread,
  /** Processor milliseconds of all threads, divided likewise: what other work on the machine moves less. */
  processorMillisecondsPerStepAndSeed: spread,
  /** Seeds times steps a second: the inverse of the median milliseconds. */
  stepsPerSecond: z.number(),
  /** Mean training loss over the steps: equal models trained equally agree to their seeds' noise. */
  loss: z.number(),
  rounds: z.array(
    z.strictObject({
      seconds: z.number(),
      processorSeconds: z.number(),
      loss: z.number(),
      /** Load average of one minute when the turn began. */
      load: z.number(),
    }),
  ),
});

const start = z.strictObject({
  /** From the creation of a worker thread to its message that a run begins, one value a worker. */
  millisecondsToRun: z.array(z.number()),
  /** From there to the end of a run of one step, its record on disk included. */
  millisecondsOfOneStepRun: z.array(z.number()),
  workers: z.int().min(1),
  /** Largest resident memory of the process while all workers train on the full data. */
  residentBytes: z.int().min(1),
});

export const benchmark = z.strictObject({
  version: z.literal(1),
  /** When it began, ISO 8601. */
  date: z.iso.datetime(),
  machine: z.strictObject({
    processor: z.string(),
    cores: z.int().min(1),
    memoryBytes: z.int().min(1),
    platform: z.string(),
    architecture: z.string(),
    /** Averages over 1, 5 and 15 minutes before the first and after the last turn. */
    loadBefore: z.array(z.number()),
    loadAfter: z.array(z.number()),
  }),
  rounds: z.int().min(1),
  steps: z.int().min(1),
  models: z.array(model),
  contestants: z.array(contestant),
  speeds: z.array(speed),
  /** What could not be measured, and why; without a model where the contestant did not start. */
  skipped: z.array(
    z.strictObject({ contestant: z.string(), model: z.string().optional(), reason: z.string() }),
  ),
  start: start.optional(),
});

export type Benchmark = z.infer<typeof benchmark>;
export type BenchmarkContestant = z.infer<typeof contestant>;
export type BenchmarkSpeed = z.infer<typeof speed>;
export type BenchmarkStart = z.infer<typeof start>;
export type Spread = z.infer<typeof spread>;
