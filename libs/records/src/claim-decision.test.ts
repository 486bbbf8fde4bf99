import { describe, expect, it } from 'vitest';
import { decideClaim } from './claim-decision.ts';
import type { ClaimDecision, ClaimState } from './claim-decision.ts';
import { TERMS } from './testing/example-run.ts';

const fresh = TERMS.now - TERMS.staleAfterMs;
const stale = fresh - 1;

describe('decideClaim', () => {
  it.each<[string, Partial<ClaimState>, ClaimDecision]>([
    ['finished', { status: 'FINISHED' }, { kind: 'finished' }],
    ['running, heard of in time', { heartbeat: fresh }, { kind: 'busy' }],
    ['running, heard of in the future', { heartbeat: TERMS.now + 5 }, { kind: 'busy' }],
    ['running, silent', { heartbeat: stale }, { kind: 'take', attempts: 2 }],
    ['running, never heard of', {}, { kind: 'take', attempts: 2 }],
    ['running, its writer ended', { heartbeat: fresh, ownerGone: true }, { kind: 'take', attempts: 2 }],
    ['failed', { status: 'FAILED', heartbeat: fresh }, { kind: 'take', attempts: 2 }],
    ['failed too often', { status: 'FAILED', attempts: 3 }, { kind: 'given-up' }],
    ['stopped', { status: 'KILLED', heartbeat: fresh }, { kind: 'take', attempts: 1 }],
    ['stopped in the last attempt', { status: 'KILLED', attempts: 3 }, { kind: 'take', attempts: 3 }],
    ['scheduled by another program', { status: 'SCHEDULED', attempts: 0 }, { kind: 'take', attempts: 1 }],
    [
      'silent in the last attempt',
      { heartbeat: stale, attempts: 3, owner: 'host:1' },
      { kind: 'give-up', attempts: 3, reason: 'given up after attempt 3: host:1 ended without a word' },
    ],
  ])('%s', (_, state, decision) => {
    expect(decideClaim({ status: 'RUNNING', attempts: 1, ownerGone: false, ...state }, TERMS)).toEqual(
      decision,
    );
  });
});
