import { canonicalJson, InvalidInput, parseRunConfig, parseWith, sha256Hex } from '@experiments/contracts';
import type { PlannedRun } from '@experiments/contracts';
import { z } from 'zod';

/** What the state machine hands to `train` for one item of a sweep. */
export interface TrainEvent {
  /** Name of the sweep's execution. */
  readonly sweep: string;
  readonly profile: string;
  readonly run: PlannedRun;
}

const envelope = z.strictObject({
  sweep: z.string().min(1),
  profile: z.string().min(1),
  run: z.strictObject({
    runId: z.string().regex(/^[0-9a-f]{32}$/),
    arm: z.string().min(1),
    seed: z.int().positive(),
    role: z.enum(['arm', 'tuning']),
    tunedValue: z.number().optional(),
    config: z.unknown(),
  }),
});

/** @throws InvalidInput naming the field, what was found and what is allowed */
export function parseTrainEvent(event: unknown): TrainEvent {
  const { sweep, profile, run } = parseWith(envelope, event, 'event');
  const { tunedValue, ...rest } = run;
  const config = parseRunConfig(run.config);
  if (config.seed !== run.seed) {
    throw new InvalidInput('run.seed', run.seed, `the configuration has seed ${config.seed}`);
  }
  return { sweep, profile, run: { ...rest, ...(tunedValue !== undefined && { tunedValue }), config } };
}

/** What can be said of a run whose item may be malformed in any way. */
export interface ItemFacts {
  readonly runId: string;
  readonly topic: string;
  readonly arm: string;
  readonly seed: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\w@=.\- ]{1,200}$/.test(value) ? value : undefined;

/** The item's own id where it has one, else one that follows from its content. */
export function itemFacts(item: unknown): ItemFacts {
  const run = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
  const config = (typeof run['config'] === 'object' && run['config'] !== null ? run['config'] : {}) as Record<
    string,
    unknown
  >;
  const runId = text(run['runId']);
  return {
    runId:
      runId && /^[0-9a-f]{32}$/.test(runId) ? runId : sha256Hex(canonicalJson(item ?? null)).slice(0, 32),
    topic: text(config['topic']) ?? 'malformed',
    arm: text(run['arm']) ?? 'malformed',
    seed: Number.isSafeInteger(run['seed']) ? String(run['seed']) : 'unknown',
  };
}
