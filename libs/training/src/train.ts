import type {
  DataSplit,
  ImageData,
  MetricPoint,
  Network,
  RunConfig,
  TrainingEngine,
} from '@experiments/contracts';
import { splitData } from '@experiments/dataset';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import type { TrainingState } from './checkpoint.ts';
import { beginEarlyStopping, observeEpoch } from './early-stopping.ts';
import { finalMetrics } from './final-metrics.ts';
import { initialWeights } from './initial-weights.ts';
import { observe } from './observe.ts';
import { pretrain } from './pretrain.ts';
import type { PretrainedWeights } from './pretrain.ts';
import { sourceSeeds } from './source-seeds.ts';
import { trainEpoch } from './train-epoch.ts';
import type { Pace } from './train-epoch.ts';
import type { EpochReport, TrainingResult } from './training-result.ts';
import { checkTrainingImages, validateRun } from './validate-run.ts';
import { weightsSha256 } from './weight-bytes.ts';

export interface TrainingDependencies {
  readonly engine: TrainingEngine;
  /** The source that the configuration names. */
  readonly images: ImageData;
  /** Bytes of an earlier `EpochReport.checkpoint()` of the same configuration, to go on from. */
  readonly checkpoint?: Uint8Array;
  /** Milliseconds from any start, for the `seconds` of an epoch and for pauses. */
  readonly now: () => number;
  /** Awaited before the next epoch starts. */
  readonly onEpoch?: (report: EpochReport) => void | Promise<void>;
  /** Called several times a second with the share of the run proper that is done, 0 ... 1. */
  readonly onProgress?: (share: number) => void;
  /** Stops between steps; `train` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Remembers pretrained weights between runs, which share them; saves time and changes nothing. */
  readonly pretrained?: PretrainedWeights;
}

/**
 * Trains one configuration: a function of configuration, data and engine alone, to the last bit, wherever it runs, and
 * whether or not it was interrupted.
 *
 * @throws InvalidInput before any work where the configuration cannot be run
 */
export async function train(config: RunConfig, dependencies: TrainingDependencies): Promise<TrainingResult> {
  validateRun(config);
  const { images, now, onEpoch, onProgress, signal } = dependencies;
  const { split, labelNoise } = sourceSeeds(config);
  const data = splitData(images, config.data, split, labelNoise);
  checkTrainingImages(data.train.rows.length, config);
  const pace: Pace = { now, signal, lastPause: now() };
  let run = dependencies.checkpoint
    ? resumedRun(config, data, dependencies.engine, dependencies.checkpoint)
    : await freshRun(config, data, dependencies, pace);

  const report = async (metrics: Record<string, number>) => {
    record(run.state.history, run.state.epoch, metrics);
    await onEpoch?.({ epoch: run.state.epoch, metrics, checkpoint: () => checkpointOf(config, run) });
  };
  if (run.state.epoch === 0 && !dependencies.checkpoint && config.observe.length > 0) {
    await report(observe(run.network, config, data.train));
  }

  while (run.state.epoch < config.epochs && !run.state.stopped && !run.state.divergedAt) {
    run = interrupted(config, data, dependencies.engine, run);
    unfreeze(config, run);
    const { network, state } = run;
    const begin = now();
    const share = (done: number) => onProgress?.((state.epoch + done) / config.epochs);
    const epoch = await trainEpoch({
      network,
      seeds: sourceSeeds(config),
      batchSize: config.batchSize,
      examples: data.train,
      epoch: state.sinceStart,
      pace,
      share,
    });
    state.epoch++;
    state.sinceStart++;
    if (epoch.divergedAtStep !== undefined)
      state.divergedAt = { epoch: state.epoch, step: epoch.divergedAtStep };
    const metrics = {
      ...epoch.metrics,
      ...validationMetrics(network, data),
      ...(config.observe.length > 0 && !state.divergedAt && observe(network, config, data.train)),
      seconds: (now() - begin) / 1000,
    };
    stopEarly(config, run, metrics);
    await report(metrics);
  }
  return finish(config, data, run);
}

/** A network with all that a checkpoint holds of it. */
interface Run {
  readonly network: Network;
  readonly state: TrainingState;
}

async function freshRun(
  config: RunConfig,
  data: DataSplit,
  dependencies: TrainingDependencies,
  pace: Pace,
): Promise<Run> {
  const run = newRun(config, data, dependencies.engine);
  if (config.pretraining) {
    const reused = await pretrain(config.pretraining, sourceSeeds(config), dependencies, pace);
    const weights = run.network.readParameters();
    reused.forEach((values, index) => (weights[index] = values));
    run.network.writeParameters(weights);
  }
  return run;
}

function newRun(config: RunConfig, data: DataSplit, engine: TrainingEngine): Run {
  const network = build(config, data, engine);
  const { weights } = sourceSeeds(config);
  network.writeParameters(initialWeights(data.train.features, config.model.layers, weights, 'weights'));
  const stopping = config.callbacks.map(beginEarlyStopping);
  return {
    network,
    state: { epoch: 0, sinceStart: 0, history: {}, stopping, stopped: false, unfrozen: false },
  };
}

function build(config: RunConfig, data: DataSplit, engine: TrainingEngine): Network {
  const { loss, optimizer, batchSize, model } = config;
  return engine.network({ inputs: data.train.features, layers: model.layers, loss, optimizer, batchSize });
}

function checkpointOf(config: RunConfig, { network, state }: Run): Uint8Array {
  return encodeCheckpoint(config, {
    state,
    parameters: network.readParameters(),
    optimizer: network.readOptimizer(),
  });
}

function resumedRun(config: RunConfig, data: DataSplit, engine: TrainingEngine, bytes: Uint8Array): Run {
  const { state, parameters, optimizer } = decodeCheckpoint(config, bytes);
  const network = build(config, data, engine);
  if (state.unfrozen) unfreezeNetwork(config, network);
  network.writeParameters(parameters);
  network.writeOptimizer(optimizer);
  return { network, state };
}

/** What the configuration's interruption does to a run that has reached it: the very path of a killed process. */
function interrupted(config: RunConfig, data: DataSplit, engine: TrainingEngine, run: Run): Run {
  const { interruption } = config;
  if (
    !interruption ||
    run.state.epoch !== interruption.afterEpoch ||
    run.state.sinceStart !== run.state.epoch
  )
    return run;
  const checkpoint = checkpointOf(config, run);
  run.network.dispose();
  if (interruption.resume === 'checkpoint') return resumedRun(config, data, engine, checkpoint);
  const again = newRun(config, data, engine);
  return {
    network: again.network,
    state: { ...again.state, epoch: run.state.epoch, history: run.state.history },
  };
}

function unfreeze(config: RunConfig, { network, state }: Run): void {
  if (state.unfrozen || !config.unfreeze || state.sinceStart < config.unfreeze.afterEpoch) return;
  unfreezeNetwork(config, network);
  state.unfrozen = true;
}

function unfreezeNetwork(config: RunConfig, network: Network): void {
  config.model.layers.forEach((_, layer) => network.setTrainable(layer, true));
  if (config.unfreeze?.optimizer) network.setOptimizer(config.unfreeze.optimizer);
}

function validationMetrics(network: Network, data: DataSplit): Record<string, number> {
  if (data.validation.rows.length === 0) return {};
  const { loss, accuracy } = network.evaluate(data.validation);
  return { val_loss: loss, val_accuracy: accuracy };
}

function stopEarly(config: RunConfig, { network, state }: Run, metrics: Record<string, number>): void {
  config.callbacks.forEach((callback, index) => {
    const next = observeEpoch(callback, state.stopping[index]!, state.epoch, metrics[callback.monitor]!);
    if (next.bestEpoch === state.epoch && callback.restoreBest) state.bestWeights = network.readParameters();
    state.stopping[index] = next;
    if (next.stop) state.stopped = true;
  });
}

function record(history: Record<string, MetricPoint[]>, step: number, metrics: Record<string, number>): void {
  for (const [key, value] of Object.entries(metrics)) (history[key] ??= []).push({ step, value });
}

function finish(config: RunConfig, data: DataSplit, { network, state }: Run): TrainingResult {
  const restored = config.callbacks.findIndex(({ restoreBest }) => restoreBest);
  if (state.bestWeights) network.writeParameters(state.bestWeights);
  const { metrics, testPredictions, calibration } = finalMetrics(network, config, data);
  const weights = network.readParameters();
  const { parameters } = network;
  network.dispose();
  return {
    ...(state.divergedAt && { divergedAt: state.divergedAt }),
    history: state.history,
    metrics: {
      ...metrics,
      epochs_run: state.epoch,
      ...(state.stopped && { stopped_epoch: state.epoch }),
      ...(state.bestWeights && { restored_epoch: state.stopping[restored]!.bestEpoch }),
    },
    parameters,
    weights,
    weightsSha256: weightsSha256(weights),
    testPredictions,
    ...(calibration && { calibration }),
    epochsRun: state.epoch,
  };
}
