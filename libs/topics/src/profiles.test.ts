import { describe, expect, it } from 'vitest';
import { profiles } from './profiles.ts';

describe('profiles', () => {
  it('are named by their ids', () => {
    for (const [id, profile] of Object.entries(profiles)) expect(profile.id).toBe(id);
  });

  it("has the original's epochs in full, fewer in quick, one or two in smoke", () => {
    const fulls = [1, 3, 4, 5, 10, 13, 20, 50, 100];
    expect(fulls.map(profiles.full.epochs)).toEqual(fulls);
    expect(fulls.map(profiles.quick.epochs)).toEqual([1, 1, 2, 2, 3, 4, 6, 15, 30]);
    expect(fulls.map(profiles.smoke.epochs)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2]);
  });
});
