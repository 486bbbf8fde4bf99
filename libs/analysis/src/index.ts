export { curve } from './curve.ts';
export type { SeedHistory } from './curve.ts';
export { estimate, studentQuantile } from './estimate.ts';
export { pairedDifference } from './paired-difference.ts';
export type { PairedDifference } from './paired-difference.ts';
export { reportIndex } from './report-index.ts';
export { topicReport } from './topic-report.ts';
export type { TopicReportInput } from './topic-report.ts';
