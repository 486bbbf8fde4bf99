import type { RunStatus } from '@experiments/contracts';
import type { ClaimTerms } from './run-store.ts';

/** What an adapter finds recorded of a run that somebody claims. */
export interface ClaimState {
  readonly status: RunStatus;
  /** Claims counted so far. */
  readonly attempts: number;
  /** The writer's last sign of life; absent where nothing says that there ever was one. */
  readonly heartbeat?: number;
  /** Name of the writer, if known. */
  readonly owner?: string;
  /** True where the writer is known to have ended, whatever its heartbeat says. */
  readonly ownerGone: boolean;
}

export type ClaimDecision =
  | { readonly kind: 'finished' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'given-up' }
  | { readonly kind: 'take'; readonly attempts: number }
  /** The writer died in the last attempt: the run is to be taken and ended as FAILED. */
  | { readonly kind: 'give-up'; readonly attempts: number; readonly reason: string };

/**
 * Who gets a recorded run, the same in every adapter. A stop on purpose (KILLED) uses up no attempt; a failure and
 * a writer that died do.
 */
export function decideClaim(state: ClaimState, terms: ClaimTerms): ClaimDecision {
  const { status, attempts } = state;
  if (status === 'FINISHED') return { kind: 'finished' };
  if (status === 'KILLED' || status === 'SCHEDULED') return { kind: 'take', attempts: Math.max(attempts, 1) };
  const spent = attempts >= terms.maximumAttempts;
  if (status === 'FAILED') return spent ? { kind: 'given-up' } : { kind: 'take', attempts: attempts + 1 };
  const silent = state.heartbeat === undefined || terms.now - state.heartbeat > terms.staleAfterMs;
  if (!state.ownerGone && !silent) return { kind: 'busy' };
  if (!spent) return { kind: 'take', attempts: attempts + 1 };
  const who = state.owner ?? 'its writer';
  return {
    kind: 'give-up',
    attempts,
    reason: `given up after attempt ${attempts}: ${who} ended without a word`,
  };
}
