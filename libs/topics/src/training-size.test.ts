import { describe, expect, it } from 'vitest';
import { profiles } from './profiles.ts';
import { trainingSize, trainingSizeTitle } from './training-size.ts';

describe('trainingSize', () => {
  it('is what its name says in the full profile', () => {
    expect(trainingSize(200, profiles.full)).toBe(200);
    expect(trainingSize(10_000, profiles.full)).toBe(10_000);
    expect(trainingSize('all', profiles.full)).toBe('all');
  });

  it('is smaller in a smaller profile, and its title says so', () => {
    expect(trainingSize(10_000, profiles.quick)).toBe(3_000);
    expect(trainingSizeTitle(10_000, profiles.quick)).toBe('3,000 images');
    expect(trainingSizeTitle('all', profiles.quick)).toBe('12,000 images');
    expect(trainingSizeTitle('all', profiles.full)).toBe('All images');
  });
});
