export { correctImages } from './correct-images.ts';
export { parseSelection } from './parse-selection.ts';
export { planOver } from './plan-over.ts';
export type { RecordedPlan } from './plan-over.ts';
export { reportFiles } from './report-files.ts';
export { selectStudy } from './select-study.ts';
export type { EngineIdentity, Selection, Study } from './select-study.ts';
export { testAnswers } from './test-answers.ts';
export type { Images } from './test-answers.ts';
