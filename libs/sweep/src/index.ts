export { modelPolicies } from './artifacts.ts';
export type { ModelPolicy } from './artifacts.ts';
export { recordRun } from './record-run.ts';
export type { Circumstances, RecordingDependencies, RunOutcome } from './record-run.ts';
export { sweepRounds } from './sweep-rounds.ts';
export type { Plan, RoundsDependencies, SweepResult } from './sweep-rounds.ts';
export { verifyRow } from './verify-row.ts';
export { verifyRun } from './verify-run.ts';
export type { Difference, Verification, VerificationDependencies } from './verify-run.ts';
