import { describe, expect, it } from 'vitest';
import { originalClaims, originalProtocol, originalResults, originalSource } from './original-results.ts';
import { topics } from './registry.ts';

const ids = topics.map(({ id }) => id);

describe("the original study's results", () => {
  it('belong to topics', () => {
    for (const { topic } of [...originalResults, ...originalClaims]) expect(ids).toContain(topic);
  });

  it('each have at least one number, and an arm once for each place it was printed', () => {
    for (const { arm, test_loss, test_accuracy } of originalResults) {
      expect(test_loss ?? test_accuracy, arm).toBeDefined();
    }
    const printed = originalResults.map(
      ({ topic, arm, from, epoch }) => `${topic} ${arm} ${from} ${epoch ?? ''}`,
    );
    expect(new Set(printed).size).toBe(printed.length);
  });

  it('say where they come from and how they were obtained', () => {
    expect(originalSource).toContain('TensorFlow 2.5');
    expect(originalProtocol).toContain('batch 32');
  });
});

describe("the original study's claims", () => {
  it('have unique ids', () => {
    expect(new Set(originalClaims.map(({ id }) => id)).size).toBe(originalClaims.length);
  });

  it('are made on every topic but the one that it left out', () => {
    const claimed = new Set(originalClaims.map(({ topic }) => topic));
    expect(ids.filter((id) => !claimed.has(id))).toEqual(['loss-functions']);
  });
});
