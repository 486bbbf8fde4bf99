export { layersModel } from './layers-model.ts';
export type { LayersModelArtifact } from './layers-model.ts';
export { modelSummary } from './model-summary.ts';
export type { PretrainedWeights } from './pretrain.ts';
export { train } from './train.ts';
export type { TrainingDependencies } from './train.ts';
export type { EpochReport, TrainingResult } from './training-result.ts';
export { classCount, validateRun } from './validate-run.ts';
