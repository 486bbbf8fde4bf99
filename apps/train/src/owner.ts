import { sha256Hex } from '@experiments/contracts';

const LONGEST_SWEEP = 40;

/**
 * Who holds a run's claim: the sweep and the invocation. Within a sweep the state machine invokes for one run at a
 * time, so a later invocation knows that an earlier one of the same sweep has ended, however it did.
 */
export function functionOwner(sweep: string, invocation: string): string {
  const name =
    /^[\w.-]+$/.test(sweep) && sweep.length <= LONGEST_SWEEP ? sweep : sha256Hex(sweep).slice(0, 16);
  return `${name}:${invocation}`;
}

export function isOwnerGone(owner: string, claimant: string): boolean {
  const [sweep, invocation] = owner.split(':');
  const [claimantSweep, claimantInvocation] = claimant.split(':');
  return sweep === claimantSweep && invocation !== claimantInvocation;
}
