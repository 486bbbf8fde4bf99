import { parseRunConfig } from '@experiments/contracts';
import type { DataConfig, Profile, RunConfig, Topic } from '@experiments/contracts';
import { validateModel } from '@experiments/methods';
import { describe, expect, it } from 'vitest';
import { originalResults } from './original-results.ts';
import { profiles } from './profiles.ts';
import { topics } from './registry.ts';
import { canMeasure } from './testing/can-measure.ts';
import { panelLines, panelMeasures } from './testing/panel-measures.ts';
import { planEverything } from './testing/plan-everything.ts';
import { withValue } from './with-value.ts';

const WORDS = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const cases = topics.flatMap((topic) => Object.values(profiles).map((profile) => ({ topic, profile })));

function parsedArms(topic: Topic, profile: Profile): Map<string, RunConfig> {
  return new Map(
    topic
      .arms(profile)
      .map((arm) => [arm.id, parseRunConfig({ ...arm.config, topic: topic.id, arm: arm.id, seed: 1 })]),
  );
}

/** Classes and available images of a task, for Fashion-MNIST and exclusive or. */
function extent({ source, task }: DataConfig) {
  if (source === 'xor') return { classes: 2, train: 4, test: 4 };
  if (task.kind === 'one-vs-rest') return { classes: 2, train: 60_000, test: 10_000 };
  const classes = task.kind === 'subset' ? task.classes.length : 10;
  return { classes, train: classes * 6_000, test: classes * 1_000 };
}

describe('the registry', () => {
  it('numbers ten topics in order', () => {
    expect(topics.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
  });

  it.each(topics)(
    '$id asks one question and predicts in two to five sentences',
    ({ question, prediction }) => {
      expect(question).toMatch(/^[A-Z][^?]*\?$/);
      const sentences = prediction.match(/[.?](?= |$)/g) ?? [];
      expect(sentences.length).toBeGreaterThanOrEqual(2);
      expect(sentences.length).toBeLessThanOrEqual(5);
    },
  );

  it.each(topics)("$id has every row of the original's as an arm, and no other", (topic) => {
    const rows = new Set(originalResults.filter((row) => row.topic === topic.id).map(({ arm }) => arm));
    const arms = topic
      .arms(profiles.full)
      .flatMap(({ original }) => (original === undefined ? [] : [original]));
    expect(new Set(arms)).toEqual(rows);
  });

  it.each(topics)(
    "$id trains every row of the original's with ten seeds at least in the full profile",
    (topic) => {
      const rows = topic.arms(profiles.full).filter(({ original }) => original !== undefined);
      for (const { id, seeds } of rows) expect(seeds, id).toBeGreaterThanOrEqual(10);
    },
  );

  it.each(topics)('$id has the same arms in every profile', (topic) => {
    const ids = Object.values(profiles).map((profile) => topic.arms(profile).map(({ id }) => id));
    expect(ids[0]).toEqual(ids[2]);
    expect(ids[1]).toEqual(ids[2]);
  });
});

describe.each(cases)('$topic.id, $profile.id', ({ topic, profile }) => {
  const arms = topic.arms(profile);
  const configs = parsedArms(topic, profile);
  // Seeds change nothing of what is looked at here.
  const runs = planEverything([topic], { ...profile, seeds: 1, headlineSeeds: 1, sideSeeds: 1 });

  it('has arms with unique ids, words in them, and seeds', () => {
    expect(configs.size).toBe(arms.length);
    for (const { id, title, group, seeds } of arms) {
      expect(id).toMatch(WORDS);
      expect(title).not.toBe('');
      expect(group).not.toBe('');
      expect(seeds).toBeGreaterThanOrEqual(1);
    }
  });

  // On so few images the smoke profile cannot keep all sizes apart.
  it.skipIf(profile.id === 'smoke')('has no two arms of one group with one title', () => {
    const titles = arms.map(({ group, title }) => `${group}: ${title}`);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('names methods that exist, in models that fit their task', () => {
    for (const { config } of runs) {
      validateModel(config.model.layers, config.loss, config.optimizer, extent(config.data).classes);
      const { pretraining, unfreeze } = config;
      if (pretraining) {
        const { model, loss, optimizer, data, reuse } = pretraining;
        validateModel(model.layers, loss, optimizer, extent(data).classes);
        expect(reuse).toBe(config.model.layers.length - 1);
      }
      if (unfreeze?.optimizer) {
        validateModel(config.model.layers, config.loss, unfreeze.optimizer, extent(config.data).classes);
      }
    }
  });

  it('asks for no more images than there are', () => {
    for (const { config } of runs) {
      for (const data of [config.data, ...(config.pretraining ? [config.pretraining.data] : [])]) {
        const there = extent(data);
        const train = data.train === 'all' ? 1 : data.train;
        expect(train).toBeGreaterThanOrEqual(1);
        expect(train + data.validation).toBeLessThanOrEqual(there.train);
        expect(data.test === 'all' ? 0 : data.test).toBeLessThanOrEqual(there.test);
      }
    }
  });

  it('has events between epochs that happen', () => {
    for (const { epochs, interruption, unfreeze, callbacks, data } of configs.values()) {
      if (interruption) expect(interruption.afterEpoch).toBeLessThan(epochs);
      if (unfreeze) expect(unfreeze.afterEpoch).toBeLessThan(epochs);
      for (const { monitor } of callbacks) {
        if (monitor.startsWith('val_')) expect(data.validation).toBeGreaterThan(0);
      }
    }
  });

  it('compares arms that it has on metrics that both have, one comparison being the headline', () => {
    const comparisons = topic.comparisons(profile);
    expect(new Set(comparisons.map(({ id }) => id)).size).toBe(comparisons.length);
    for (const { id, candidate, baseline, metric } of comparisons) {
      expect(id).toMatch(WORDS);
      expect(candidate).not.toBe(baseline);
      for (const arm of [candidate, baseline]) {
        expect(canMeasure(configs.get(arm), metric), `${id}: ${metric} of ${arm}`).toBe(true);
      }
    }
    const headlines = comparisons.filter(({ headline }) => headline);
    expect(headlines).toHaveLength(1);
    const byHeadline = arms.filter(
      ({ id }) => id === headlines[0]!.candidate || id === headlines[0]!.baseline,
    );
    expect(byHeadline.map(({ seeds }) => seeds)).toEqual([profile.headlineSeeds, profile.headlineSeeds]);
  });

  it('gives the seeds of a headline to no other arm', () => {
    const { candidate, baseline } = topic.comparisons(profile).find(({ headline }) => headline)!;
    const others = arms.filter(({ id }) => id !== candidate && id !== baseline);
    expect(Math.max(...others.map(({ seeds }) => seeds))).toBeLessThanOrEqual(profile.seeds);
  });

  it('draws panels of arms that it has, at most six lines in one', () => {
    const panels = topic.panels(profile);
    expect(panels.length).toBeGreaterThanOrEqual(2);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const panel of panels) {
      const { id } = panel;
      expect(id).toMatch(WORDS);
      if ('arms' in panel) expect(new Set(panel.arms).size, id).toBe(panel.arms.length);
      expect(panelLines(panel), id).toBeLessThanOrEqual(6);
      for (const { arm, metric } of panelMeasures(panel)) {
        expect(canMeasure(configs.get(arm), metric), `${id}: ${metric} of ${arm}`).toBe(true);
      }
    }
  });

  it('can measure its own metric on every arm', () => {
    for (const [arm, config] of configs) expect(canMeasure(config, topic.metric), arm).toBe(true);
  });

  it('tunes within one budget, on values that change the configuration', () => {
    const budgets = new Map<string, Set<string>>();
    for (const { config, group, tune } of arms) {
      if (!tune) continue;
      const { grid, path, monitor, validation, epochs } = tune;
      expect(grid).toHaveLength(profile.tuningPoints);
      expect(grid).toEqual([...new Set(grid)].sort((a, b) => a - b));
      const tried = new Set(grid.map((value) => JSON.stringify(withValue(config, path, value))));
      expect(tried.size).toBe(grid.length);
      const below = [grid[0]!, ...(tune.beyond?.below ?? [])];
      const above = [grid.at(-1)!, ...(tune.beyond?.above ?? [])];
      expect(below).toEqual([...new Set(below)].sort((a, b) => b - a));
      expect(above).toEqual([...new Set(above)].sort((a, b) => a - b));
      expect(epochs).toBe(config.epochs);
      expect(validation).toBeGreaterThan(0);
      const budget = JSON.stringify({ points: grid.length, monitor, validation, epochs, data: config.data });
      budgets.set(group, (budgets.get(group) ?? new Set()).add(budget));
    }
    for (const [group, different] of budgets) expect([...different], group).toHaveLength(1);
  });
});
