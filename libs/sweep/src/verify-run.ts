import { InvalidInput, parseRunConfig, sha256Hex, TAG } from '@experiments/contracts';
import type { ImageData, MetricPoint, RunConfig, TrainingEngine } from '@experiments/contracts';
import { runIdentity } from '@experiments/records';
import type { RunRecord, RunStore } from '@experiments/records';
import { train } from '@experiments/training';
import type { PretrainedWeights, TrainingResult } from '@experiments/training';

export interface VerificationDependencies {
  readonly store: RunStore;
  readonly engine: TrainingEngine;
  /** The images of the source that a configuration names. */
  readonly images: (source: RunConfig['data']['source']) => Promise<ImageData>;
  /** Milliseconds from any start. */
  readonly now: () => number;
  readonly pretrained?: PretrainedWeights;
  /** Told the share of the run that is done, 0 ... 1. */
  readonly onProgress?: (share: number) => void;
  /** Stops between steps; `verifyRun` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export type Verification =
  /** Every number of the record came up again, bit by bit. */
  | { readonly status: 'same'; readonly values: number }
  | { readonly status: 'different'; readonly differences: readonly Difference[] }
  /** The record says nothing that this engine, this data and this code could show to be wrong. */
  | { readonly status: 'not-comparable'; readonly reason: string };

export interface Difference {
  /** A metric's name, or what else of the record. */
  readonly what: string;
  /** Of a metric. */
  readonly step?: number;
  readonly recorded: string;
  readonly again: string;
}

const ABSENT = 'absent';

/**
 * Trains a finished run again from nothing but its recorded configuration, and compares all that the record says of how
 * it went: every point of every metric but the seconds, the hash of the weights, the predicted classes, whether it
 * diverged. Nothing is written.
 */
export async function verifyRun(
  runId: string,
  dependencies: VerificationDependencies,
): Promise<Verification> {
  const { store, engine, now, pretrained, onProgress, signal } = dependencies;
  const record = await store.get(runId);
  if (record?.status !== 'FINISHED') return notComparable(`it is ${record?.status ?? 'not recorded'}`);
  const {
    [TAG.engine]: engineId,
    [TAG.engineVersion]: engineVersion,
    [TAG.dataHash]: dataHash,
  } = record.tags;
  if (engineId !== engine.id || engineVersion !== engine.version) {
    return notComparable(
      `it was trained by engine ${engineId} ${engineVersion}, and this one is ${engine.id} ${engine.version}`,
    );
  }
  const config = await recordedConfig(store, runId);
  if (typeof config === 'string') return notComparable(config);
  const images = await dependencies.images(config.data.source);
  if (images.hash !== dataHash) {
    return notComparable(`it was trained on data with SHA-256 ${dataHash}, and these have ${images.hash}`);
  }
  const { topic, arm, seed } = config;
  const identity = runIdentity({ topic, arm, seed, config, dataHash, engine: engine.id, engineVersion });
  if (identity !== runId) {
    // What was trained is not known, so there is nothing to train again.
    return different([{ what: 'id of the recorded configuration', recorded: runId, again: identity }]);
  }
  const again = await train(config, {
    engine,
    images,
    now,
    ...(pretrained && { pretrained }),
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
  });
  const metrics = compareMetrics(record, again);
  const differences = [...metrics.differences, ...(await compareOutcome(store, record, again))];
  return differences.length > 0 ? different(differences) : { status: 'same', values: metrics.values };
}

/** The configuration, or why there is none to train. */
async function recordedConfig(store: RunStore, runId: string): Promise<RunConfig | string> {
  const bytes = await store.readArtifact(runId, 'config.json');
  if (bytes === undefined) return 'its configuration is not recorded';
  try {
    return parseRunConfig(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    if (error instanceof InvalidInput || error instanceof SyntaxError)
      return `its configuration cannot be read: ${error.message}`;
    throw error;
  }
}

function compareMetrics(record: RunRecord, again: TrainingResult) {
  const expected = new Map<string, readonly MetricPoint[]>(Object.entries(again.history));
  for (const [key, value] of Object.entries(again.metrics))
    expected.set(key, [{ step: again.epochsRun, value }]);
  const differences: Difference[] = [];
  let values = 0;
  for (const key of [...new Set([...expected.keys(), ...Object.keys(record.metrics)])].sort()) {
    if (key === 'seconds') continue;
    const recorded = byStep(record.metrics[key]);
    const repeated = byStep(expected.get(key));
    for (const step of [...new Set([...recorded.keys(), ...repeated.keys()])].sort((a, b) => a - b)) {
      values++;
      const [before, after] = [recorded.get(step), repeated.get(step)];
      if (before === undefined || after === undefined || !Object.is(before, after)) {
        differences.push({ what: key, step, recorded: shown(before), again: shown(after) });
      }
    }
  }
  return { values, differences };
}

function byStep(points: readonly MetricPoint[] = []): Map<number, number> {
  return new Map(points.map(({ step, value }) => [step, value]));
}

function shown(value: number | undefined): string {
  return value === undefined ? ABSENT : String(value);
}

/** What the run ended with, beside its metrics. */
async function compareOutcome(
  store: RunStore,
  { runId, tags }: RunRecord,
  { weightsSha256, divergedAt, testPredictions }: TrainingResult,
): Promise<Difference[]> {
  const predictions = await store.readArtifact(runId, 'test_predictions.bin');
  const model = await store.readArtifact(runId, 'model/weights.bin');
  return [
    { what: 'SHA-256 of the weights', recorded: tags[TAG.weightsHash], again: weightsSha256 },
    { what: 'diverged', recorded: tags[TAG.diverged], again: String(divergedAt !== undefined) },
    {
      what: 'SHA-256 of the predicted classes',
      recorded: predictions && sha256Hex(predictions),
      again: testPredictions.length === 0 ? undefined : sha256Hex(testPredictions),
    },
    // Models of some runs only are kept.
    ...(model
      ? [{ what: 'SHA-256 of the model kept', recorded: sha256Hex(model), again: weightsSha256 }]
      : []),
  ].flatMap(({ what, recorded = ABSENT, again = ABSENT }) =>
    recorded === again ? [] : [{ what, recorded, again }],
  );
}

function different(differences: readonly Difference[]): Verification {
  return { status: 'different', differences };
}

function notComparable(reason: string): Verification {
  return { status: 'not-comparable', reason };
}
