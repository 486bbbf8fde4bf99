import { describe, expect, it } from 'vitest';
import { functionOwner, isOwnerGone } from './owner.ts';

describe('functionOwner', () => {
  it('takes an earlier invocation of the same sweep for gone, and nobody else', () => {
    const mine = functionOwner('nightly', 'b');
    expect(isOwnerGone(functionOwner('nightly', 'a'), mine)).toBe(true);
    expect(isOwnerGone(mine, mine)).toBe(false);
    expect(isOwnerGone(functionOwner('other', 'a'), mine)).toBe(false);
  });

  it('is a name that every store takes, whatever the sweep is called', () => {
    const id = '8d3ea15f-1f4b-4f6d-9d39-6a4a6b6c3f0e';
    for (const sweep of ['s'.repeat(80), 'déjà vu:1', id]) {
      const owner = functionOwner(sweep, id);
      expect(owner).toMatch(/^[\w.\-:]{1,80}$/);
      expect(isOwnerGone(owner, functionOwner(sweep, 'other'))).toBe(true);
    }
  });
});
