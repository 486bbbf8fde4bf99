import type { ImageData, PlannedRun } from '@experiments/contracts';
import type { RunStore } from '@experiments/records';
import { layersModel, modelSummary } from '@experiments/training';
import type { TrainingResult } from '@experiments/training';

/** Whose trained weights are kept: those of all runs, of every arm's first seed, or none. All have their hash. */
export const modelPolicies = ['all', 'first', 'none'] as const;
export type ModelPolicy = (typeof modelPolicies)[number];

/**
 * The files of a finished run: its configuration; a table of its layers; the predicted class of every test image, one
 * byte each, for statistics paired by image; how sure it is of them, for a reliability diagram; and the model, where the policy keeps it.
 */
export async function writeArtifacts(
  store: RunStore,
  { runId, seed, role, config }: PlannedRun,
  images: ImageData,
  { parameters, weights, testPredictions, calibration }: TrainingResult,
  models: ModelPolicy,
): Promise<void> {
  const { layers } = config.model;
  const writeText = (path: string, text: string) =>
    store.writeArtifact(runId, path, new TextEncoder().encode(text));
  await writeText('config.json', `${JSON.stringify(config, null, 2)}\n`);
  await writeText('model_summary.txt', modelSummary(layers, parameters));
  if (testPredictions.length > 0) await store.writeArtifact(runId, 'test_predictions.bin', testPredictions);
  if (calibration) await writeText('calibration.json', `${JSON.stringify(calibration)}\n`);
  if (models === 'all' || (models === 'first' && seed === 1 && role === 'arm')) {
    const { modelJson, weightsBin } = layersModel(images.features, layers, parameters, weights);
    await writeText('model/model.json', modelJson);
    await store.writeArtifact(runId, 'model/weights.bin', weightsBin);
  }
}
