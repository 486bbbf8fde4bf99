import { canonicalJson, sha256Hex } from '@experiments/contracts';
import type { PretrainingConfig } from '@experiments/contracts';
import { splitData } from '@experiments/dataset';
import { initialWeights } from './initial-weights.ts';
import type { SeedOfSource } from './source-seeds.ts';
import type { TrainingDependencies } from './train.ts';
import { trainEpoch } from './train-epoch.ts';
import type { Pace } from './train-epoch.ts';
import { checkTrainingImages } from './validate-run.ts';

/** Weights of reused layers by a hash of what they were trained with. */
export type PretrainedWeights = Map<string, readonly Float32Array[]>;

/**
 * Trains the source network and gives the parameters of its first `reuse` layers. They are a function of their
 * configuration, the seeds, the data and the engine, so runs that share these may share the result.
 */
export async function pretrain(
  config: PretrainingConfig,
  seeds: SeedOfSource,
  { engine, images, pretrained }: TrainingDependencies,
  pace: Pace,
): Promise<readonly Float32Array[]> {
  const key = sha256Hex(canonicalJson([config, seeds, images.hash, engine.id, engine.version]));
  const known = pretrained?.get(key);
  if (known) return known;
  const { train } = splitData(images, config.data, seeds.split, seeds.labelNoise);
  checkTrainingImages(train.rows.length, config, 'pretraining.');
  const { loss, optimizer, batchSize, epochs, model, reuse } = config;
  const network = engine.network({
    inputs: train.features,
    layers: model.layers,
    loss,
    optimizer,
    batchSize,
  });
  network.writeParameters(initialWeights(train.features, model.layers, seeds.weights, 'pretraining'));
  for (let epoch = 0; epoch < epochs; epoch++) {
    const { divergedAtStep } = await trainEpoch({
      network,
      seeds,
      batchSize,
      examples: train,
      epoch,
      pace,
      purpose: 'pretraining',
    });
    // The run proper starts from weights that are not finite, and ends as diverged at its first step.
    if (divergedAtStep !== undefined) break;
  }
  const weights = network.readParameters().filter((_, index) => network.parameters[index]!.layer < reuse);
  network.dispose();
  pretrained?.set(key, weights);
  return weights;
}
