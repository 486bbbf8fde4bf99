export { chosenValue } from './chosen-value.ts';
export { estimatedSeconds } from './estimated-seconds.ts';
export { originalClaims, originalProtocol, originalResults, originalSource } from './original-results.ts';
export type { OriginalClaim } from './original-results.ts';
export { planRuns } from './plan.ts';
export type { Plan, PlanRequest } from './plan.ts';
export { profiles } from './profiles.ts';
export { topics } from './registry.ts';
