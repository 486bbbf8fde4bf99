export { decideClaim } from './claim-decision.ts';
export {
  checkArtifactPath,
  checkClaimTerms,
  checkDatasets,
  checkMetrics,
  checkRunStart,
  checkTags,
  checkTime,
} from './checks.ts';
export { copyRun } from './copy-run.ts';
export type { CopyOutcome } from './copy-run.ts';
export { datasetDigest, experimentId, runIdentity } from './identity.ts';
export { memoryStore } from './memory-store.ts';
export { formatMetricValue, parseMetricValue } from './metric-value.ts';
export * from './run-store.ts';
export { summarize } from './summarize.ts';
