import { comparisonsOf, singleStatements } from '@experiments/analysis';
import type { SingleStatement } from '@experiments/analysis';
import { InvalidInput, parseRunConfig } from '@experiments/contracts';
import type { Measure, Profile, RunConfig, Topic } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { originalClaim } from './original-claim.ts';
import { originalClaims } from './original-results.ts';
import { profiles } from './profiles.ts';
import { topics } from './registry.ts';
import { canMeasure } from './testing/can-measure.ts';

const cases = topics.flatMap((topic) => Object.values(profiles).map((profile) => ({ topic, profile })));
const full = topics.map((topic) => ({ topic, claims: topic.claims(profiles.full) }));

describe('the claims of the topics', () => {
  it('have unique ids', () => {
    const ids = full.flatMap(({ claims }) => claims.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("are all of the original's, each in its topic and in its own words, and no other in its name", () => {
    const found = full.flatMap(({ topic, claims }) =>
      claims
        .filter(({ source }) => source === 'original')
        .map(({ id, text }) => ({ id, topic: topic.id, text })),
    );
    expect(found).toEqual(originalClaims);
    expect(found).toHaveLength(23);
  });

  it('each say how their words were turned into statements', () => {
    for (const { claims } of full)
      for (const { id, text, reading, statements } of claims) {
        expect(text, id).toMatch(/\.$/);
        expect(reading.length, id).toBeGreaterThan(60);
        expect(statements.length, id).toBeGreaterThan(0);
      }
  });

  it('of theory hold', () => {
    const checks = full.flatMap(({ claims }) =>
      claims.flatMap(({ statements }) => statements.filter((statement) => statement.says === 'theory')),
    );
    expect(checks.length).toBeGreaterThanOrEqual(5);
    for (const { title, check } of checks) expect(check(), title).toMatchObject({ holds: true });
  });

  it('cannot be made in the name of the original', () => {
    expect(() => originalClaim('invented', 'As one likes.', [])).toThrow(InvalidInput);
  });
});

describe.each(cases)('$topic.id, $profile.id', ({ topic, profile }) => {
  const configs = configsOf(topic, profile);

  it('claims something of arms that it has, on what their runs record', () => {
    for (const claim of topic.claims(profile))
      for (const statement of singleStatements(claim)) {
        if (statement.says === 'theory') continue;
        for (const arm of armsOf(statement)) {
          expect(configs.has(arm), `${claim.id}: ${arm}`).toBe(true);
          if (statement.says !== 'identical')
            expect(records(configs.get(arm)!, statement), `${claim.id}: ${statement.metric} of ${arm}`).toBe(
              true,
            );
        }
      }
  });

  it('audits with comparisons that it has', () => {
    const comparisons = topic.comparisons(profile).map(({ id }) => id);
    expect(topic.audit.length).toBeGreaterThan(0);
    for (const { id, comparisons: shown } of topic.audit) {
      expect(shown.length, id).toBeGreaterThan(0);
      for (const comparison of shown) expect(comparisons, id).toContain(comparison);
    }
  });
});

describe.each(topics)('$id in the full profile', (topic) => {
  const arms = new Map(topic.arms(profiles.full).map((arm) => [arm.id, arm]));
  const statements = topic.claims(profiles.full).flatMap(singleStatements);

  it('has the seeds that it takes to decide every claim, adjusted for all of them', () => {
    const higher = statements.filter((statement) => statement.says === 'higher');
    const margins = statements.filter((statement) => 'margin' in statement);
    const claimed = comparisonsOf({ ...topic, comparisons: () => [] }, profiles.full);
    const tests = claimed.length + 2 * margins.length;
    for (const statement of higher) {
      const pairs = Math.min(...armsOf(statement).map((arm) => arms.get(arm)!.seeds));
      const smallest = tests * 2 ** (1 - pairs);
      expect(smallest, `${statement.candidate} against ${statement.baseline}, ${tests} tests`).toBeLessThan(
        0.05,
      );
    }
    for (const statement of margins)
      for (const arm of armsOf(statement)) expect(arms.get(arm)!.seeds).toBeGreaterThanOrEqual(5);
  });
});

function configsOf(topic: Topic, profile: Profile): Map<string, RunConfig> {
  return new Map(
    topic
      .arms(profile)
      .map((arm) => [arm.id, parseRunConfig({ ...arm.config, topic: topic.id, arm: arm.id, seed: 1 })]),
  );
}

function armsOf(statement: SingleStatement): string[] {
  if (statement.says === 'theory') return [];
  return 'arm' in statement ? [statement.arm] : [statement.candidate, statement.baseline];
}

/** Before training, the observations alone are recorded; over epochs, what is measured after each. */
function records(config: RunConfig, { metric, at, until }: Measure): boolean {
  if (!canMeasure(config, metric)) return false;
  if (at === 'start') return metric.includes('/');
  if (at === 'highest' || until !== undefined) return config.epochs > 0 && !/^(test|train)_/.test(metric);
  return true;
}
