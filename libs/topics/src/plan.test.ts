import type { Arm, Profile, RunConfig, RunSummary, Topic } from '@experiments/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { network } from './base-model.ts';
import { planRuns } from './plan.ts';
import { profiles } from './profiles.ts';
import { sideProtocol } from './protocol.ts';
import { topics } from './registry.ts';
import { hashIdentity, planEverything } from './testing/plan-everything.ts';
import { summary } from './testing/summary.ts';

const profile = profiles.smoke;
const GRID = [0.001, 0.01, 0.1];

function plainArm(changes: Partial<Arm> = {}): Arm {
  return {
    id: 'plain',
    title: 'Plain',
    group: 'Arms',
    seeds: 2,
    config: sideProtocol(profile, { model: network() }),
    ...changes,
  };
}

function tunedArm(changes: Partial<Arm> = {}): Arm {
  const tune = {
    path: 'optimizer.learningRate',
    grid: GRID,
    monitor: 'val_loss' as const,
    validation: 50,
    epochs: 1,
  };
  return plainArm({ id: 'tuned', tune, ...changes });
}

function topicOf(...arms: Arm[]): Topic {
  return {
    ...topics[0]!,
    id: 'topic',
    arms: (_profile: Profile) => arms,
    comparisons: () => [],
    panels: () => [],
  };
}

const request = (arms: Arm[], records = new Map<string, RunSummary>()) => ({
  topics: [topicOf(...arms)],
  profile,
  identity: hashIdentity,
  result: (runId: string) => records.get(runId),
});

describe('planRuns', () => {
  it('plans an arm for seeds 1 ... n, with defaults filled in', () => {
    const { runs, waiting } = planRuns(request([plainArm()]));
    expect(waiting).toEqual([]);
    expect(runs.map(({ arm, seed, role }) => ({ arm, seed, role }))).toEqual([
      { arm: 'plain', seed: 1, role: 'arm' },
      { arm: 'plain', seed: 2, role: 'arm' },
    ]);
    expect(runs[0]!.config).toMatchObject({ topic: 'topic', arm: 'plain', seed: 1, callbacks: [] });
    expect(runs[0]!.runId).toBe(hashIdentity(runs[0]!.config));
  });

  it('plans tuning first, on validation images and without the test set', () => {
    const { runs, waiting } = planRuns(request([tunedArm()]));
    expect(waiting).toEqual([{ topic: 'topic', arm: 'tuned' }]);
    expect(runs.map(({ role, seed, tunedValue }) => ({ role, seed, tunedValue }))).toEqual(
      GRID.map((tunedValue) => ({ role: 'tuning', seed: 1, tunedValue })),
    );
    for (const { arm, config, tunedValue } of runs) {
      expect(arm).toBe('tuned');
      expect(config.arm).toBe(`tuned@learningRate=${tunedValue}`);
      expect(config.optimizer).toEqual({ id: 'adam', learningRate: tunedValue });
      expect(config.data).toMatchObject({ validation: 50, test: 0 });
    }
  });

  it('plans the tuned arm at the chosen value once all its tuning runs have ended', () => {
    const records = new Map<string, RunSummary>();
    const [low, middle, high] = planRuns(request([tunedArm()])).runs;
    records.set(low!.runId, summary([0.5]));
    records.set(high!.runId, summary([0.1], { diverged: true }));
    expect(planRuns(request([tunedArm()], records)).waiting).toHaveLength(1);
    records.set(middle!.runId, summary([0.4]));
    const { runs, waiting } = planRuns(request([tunedArm()], records));
    expect(waiting).toEqual([]);
    const final = runs.filter(({ role }) => role === 'arm');
    expect(final).toHaveLength(2);
    for (const { tunedValue, config } of final) {
      expect(tunedValue).toBe(0.01);
      expect(config.optimizer).toEqual({ id: 'adam', learningRate: 0.01 });
      expect(config.data).toMatchObject({ validation: 0, test: profile.sideTrain });
      expect(config.arm).toBe('tuned');
    }
    expect(runs.filter(({ role }) => role === 'tuning')).toHaveLength(3);
  });

  it('tries further values one at a time while the best stands on an edge, until none are left', () => {
    const arm = tunedArm();
    const beyond = { below: [0.0003, 0.0001], above: [1] };
    const arms = [{ ...arm, tune: { ...arm.tune!, beyond } }];
    const lossOf = (records: Map<string, RunSummary>, loss: (value: number) => number) => {
      for (const { runId, tunedValue } of planRuns(request(arms, records)).runs) {
        records.set(runId, summary([loss(tunedValue!)]));
      }
      return planRuns(request(arms, records));
    };
    const tried = ({ runs }: ReturnType<typeof planRuns>) =>
      runs.flatMap(({ role, tunedValue }) => (role === 'tuning' ? [tunedValue] : []));

    const inside = new Map<string, RunSummary>();
    const first = lossOf(inside, (value) => Math.abs(value - 0.0003));
    expect({ tried: tried(first), waiting: first.waiting.length }).toEqual({
      tried: [...GRID, 0.0003],
      waiting: 1,
    });
    lossOf(inside, (value) => Math.abs(value - 0.0003));
    const second = lossOf(inside, (value) => Math.abs(value - 0.0003));
    expect({ tried: tried(second), waiting: second.waiting }).toEqual({
      tried: [...GRID, 0.0003, 0.0001],
      waiting: [],
    });
    expect(second.runs.at(-1)).toMatchObject({ role: 'arm', tunedValue: 0.0003 });

    const onEdge = new Map<string, RunSummary>();
    lossOf(onEdge, (value) => -value);
    const last = lossOf(onEdge, (value) => -value);
    expect({ tried: tried(last), waiting: last.waiting }).toEqual({ tried: [...GRID, 1], waiting: [] });
    expect(last.runs.at(-1)).toMatchObject({ role: 'arm', tunedValue: 1 });
  });

  it('takes seeds and epochs from the caller, for tuning no seeds', () => {
    const { runs } = planRuns({ ...request([plainArm(), tunedArm()]), seeds: 4, epochs: 7 });
    expect(runs.filter(({ arm }) => arm === 'plain').map(({ seed }) => seed)).toEqual([1, 2, 3, 4]);
    expect(runs.filter(({ arm }) => arm === 'tuned')).toHaveLength(GRID.length);
    expect(new Set(runs.map(({ config }) => config.epochs))).toEqual(new Set([7]));
  });

  it('keeps what happens between epochs within fewer epochs', () => {
    const interrupted = plainArm({
      config: {
        ...plainArm().config,
        epochs: 13,
        interruption: { afterEpoch: 3, resume: 'scratch' },
        unfreeze: { afterEpoch: 6 },
      },
    });
    const [two] = planRuns({ ...request([interrupted]), epochs: 2 }).runs;
    expect(two!.config.interruption?.afterEpoch).toBe(1);
    expect(two!.config.unfreeze?.afterEpoch).toBe(1);
    const [one] = planRuns({ ...request([interrupted]), epochs: 1 }).runs;
    expect(one!.config.interruption).toBeUndefined();
    expect(one!.config.unfreeze?.afterEpoch).toBe(0);
  });

  it('leaves a network that is not trained untrained', () => {
    const untrained = plainArm({ config: { ...plainArm().config, epochs: 0 } });
    expect(planRuns({ ...request([untrained]), epochs: 3 }).runs[0]!.config.epochs).toBe(0);
  });

  it.each([
    ['seeds', { seeds: 0 }],
    ['seeds', { seeds: 1.5 }],
    ['epochs', { epochs: -1 }],
  ])('refuses %s that are not positive integers', (field, override) => {
    expect(() => planRuns({ ...request([plainArm()]), ...override })).toThrow(field);
  });
});

describe('planning in rounds', () => {
  const arms = [
    plainArm(),
    ...['one', 'two', 'three'].map((id) => tunedArm({ id })),
    plainArm({ id: 'other', seeds: 1 }),
  ];
  /** A score that is a function of the run alone. */
  const score = (runId: string) => Number.parseInt(runId.slice(0, 6), 16);

  function planInRounds(ends: (runId: string, round: number) => boolean) {
    const records = new Map<string, RunSummary>();
    const seen = new Set<string>();
    for (let round = 0; ; round++) {
      const { runs, waiting } = planRuns(request(arms, records));
      for (const { runId } of runs) seen.add(runId);
      if (waiting.length === 0) return { runs, seen };
      for (const { runId, role } of runs) {
        if (role === 'tuning' && ends(runId, round)) records.set(runId, summary([score(runId)]));
      }
    }
  }

  it('comes to the same runs, whichever tuning runs end in whichever round', () => {
    const atOnce = planInRounds(() => true);
    expect(atOnce.runs).toHaveLength(2 + 3 * (3 + 2) + 1);
    const tuningRuns = 3 * GRID.length;
    const rounds = fc.array(fc.nat({ max: 4 }), { minLength: tuningRuns, maxLength: tuningRuns });
    fc.assert(
      fc.property(rounds, (endsIn) => {
        const order = atOnce.runs.filter(({ role }) => role === 'tuning').map(({ runId }) => runId);
        const later = planInRounds((runId, round) => round >= endsIn[order.indexOf(runId)]!);
        expect(later).toEqual(atOnce);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the plan of the whole study', () => {
  it('is a function of the records alone', () => {
    const whole = { ...request([]), topics, identity: ({ arm, seed }: RunConfig) => `${arm}/${seed}` };
    expect(planRuns(whole)).toEqual(planRuns(whole));
  });

  it('gives every configuration an id of its own', () => {
    const ids = planEverything(topics, profile).map(({ config }) => hashIdentity(config));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
