import { InvalidInput, TAG } from '@experiments/contracts';
import type { RunSummary } from '@experiments/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClaimLost } from '../run-store.ts';
import type { ClaimTerms, DatasetInput, MetricRecord, RunStore } from '../run-store.ts';
import { exampleRun, series, TERMS } from './example-run.ts';

/**
 * What every run store does, whatever it keeps its records in.
 *
 * @param make gives, for fresh records, a function that opens a store over them, as another process would
 */
export function runStoreContract(name: string, make: () => () => RunStore): void {
  describe(name, () => {
    claims(make);
    records(make);
    reading(make);
    refusals(make);
  });
}

const run = exampleRun();
const { runId } = run;
const LATER = TERMS.now + TERMS.staleAfterMs + 1;
const bob: ClaimTerms = { ...TERMS, owner: 'bob' };
const failed = { status: 'FAILED', endTime: 1_700_000_001_000, tags: { [TAG.reason]: 'no memory' } } as const;
const finished = { status: 'FINISHED', endTime: 1_700_000_002_000 } as const;
const killed = { status: 'KILLED', endTime: 1_700_000_003_000 } as const;
const checkpoint = Uint8Array.of(1, 2, 3);

function claims(make: () => () => RunStore): void {
  describe('claim', () => {
    it('makes a complete record of a run that has begun', async () => {
      const store = make()();
      expect(await store.claim(run, TERMS)).toBe('claimed');
      expect(await store.get(runId)).toEqual({
        runId,
        experiment: 'optimizers',
        runName: 'adam, seed 1',
        user: 'ann',
        status: 'RUNNING',
        startTime: run.startTime,
        params: run.params,
        tags: {
          ...run.tags,
          'mlflow.runName': 'adam, seed 1',
          'mlflow.user': 'ann',
          'mlflow.source.name': 'experiments run',
          'mlflow.source.type': 'LOCAL',
          [TAG.owner]: 'ann',
          [TAG.attempts]: '1',
        },
        metrics: {},
        inputs: [],
      });
    });

    it('gives a run to exactly one of many claimants', async () => {
      const open = make();
      const claimants = Array.from({ length: 20 }, (_, i) => ({ store: open(), owner: `claimant-${i}` }));
      for (const now of [TERMS.now, LATER]) {
        const outcomes = await Promise.all(
          claimants.map(({ store, owner }) => store.claim(run, { ...TERMS, owner, now })),
        );
        expect(outcomes.toSorted()).toEqual([...Array(19).fill('busy'), 'claimed']);
      }
    });

    it('refuses a claimed run while its writer gives signs of life, to the writer itself too', async () => {
      const open = make();
      const store = open();
      await store.claim(run, TERMS);
      await store.heartbeat(runId, LATER);
      expect(await open().claim(run, { ...bob, now: LATER + TERMS.staleAfterMs })).toBe('busy');
      expect(await store.claim(run, { ...TERMS, now: LATER + TERMS.staleAfterMs })).toBe('busy');
      expect(await open().claim(run, { ...bob, now: LATER + TERMS.staleAfterMs + 1 })).toBe('claimed');
    });

    it('refuses a finished run for ever', async () => {
      const open = make();
      const store = open();
      await store.claim(run, TERMS);
      await store.finish(runId, finished);
      expect(await store.claim(run, TERMS)).toBe('finished');
      expect(await open().claim(run, { ...bob, now: LATER })).toBe('finished');
      expect(await store.get(runId)).toMatchObject({ status: 'FINISHED', endTime: finished.endTime });
    });

    it('lets a silent run be taken over, and its earlier writer write no more', async () => {
      const open = make();
      const [ann, other] = [open(), open()];
      await ann.claim(run, TERMS);
      await ann.logMetrics(runId, series('loss', 3, 2, 1));
      await ann.setTags(runId, { note: 'first' });
      await ann.writeArtifact(runId, 'model/weights.bin', checkpoint);
      await ann.logInputs(runId, [dataset]);
      expect(await other.claim({ ...run, startTime: 5 }, { ...bob, now: LATER })).toBe('claimed');

      const record = await other.get(runId);
      expect(record).toMatchObject({ status: 'RUNNING', startTime: 5, metrics: {}, inputs: [] });
      expect(record?.tags).toMatchObject({ [TAG.owner]: 'bob', [TAG.attempts]: '2' });
      expect(record?.tags).not.toHaveProperty('note');
      expect(await other.listArtifacts(runId)).toEqual([]);
      for (const write of writes(ann)) await expect(write()).rejects.toThrow(ClaimLost);
      expect(await other.get(runId)).toEqual(record);
    });

    it('keeps all that was recorded where a checkpoint says how to go on', async () => {
      const open = make();
      const ann = open();
      await ann.claim(run, TERMS);
      await ann.logMetrics(runId, series('loss', 3, 2));
      await ann.writeArtifact(runId, 'config.json', checkpoint);
      await ann.saveCheckpoint(runId, Uint8Array.of(9));
      await ann.saveCheckpoint(runId, checkpoint);
      const other = open();
      expect(await other.claim({ ...run, startTime: 5 }, { ...bob, now: LATER })).toBe('claimed');
      expect(await other.loadCheckpoint(runId)).toEqual(checkpoint);
      expect(await other.listArtifacts(runId)).toEqual(['config.json']);
      await other.logMetrics(runId, series('loss', 3, 2, 1).slice(1));
      expect(await other.get(runId)).toMatchObject({
        startTime: run.startTime,
        metrics: { loss: series('loss', 3, 2, 1) },
      });
      await other.finish(runId, finished);
      expect(await other.loadCheckpoint(runId)).toBeUndefined();
    });

    it('takes back what was logged after the checkpoint, a metric that is new since then too', async () => {
      const open = make();
      const ann = open();
      await ann.claim(run, TERMS);
      await ann.logMetrics(runId, series('loss', 3, 2));
      await ann.saveCheckpoint(runId, checkpoint);
      await ann.logMetrics(runId, [...series('loss', 9, 9, 9), ...series('norm/layer_1', 9)]);
      await ann.heartbeat(runId, TERMS.now);
      const other = open();
      expect((await other.get(runId))?.metrics).toEqual({
        loss: series('loss', 9, 9, 9),
        'norm/layer_1': series('norm/layer_1', 9),
      });
      await other.claim(run, { ...bob, now: LATER });
      expect((await open().get(runId))?.metrics).toEqual({ loss: series('loss', 3, 2) });
    });

    it('tries a failing run again from the start, at most as often as the terms say', async () => {
      const open = make();
      for (let attempt = 1; attempt <= TERMS.maximumAttempts; attempt++) {
        const store = open();
        expect(await store.claim(run, TERMS)).toBe('claimed');
        const record = await store.get(runId);
        expect(record).toMatchObject({ status: 'RUNNING', metrics: {} });
        expect(record).not.toHaveProperty('endTime');
        expect(record?.tags[TAG.attempts]).toBe(String(attempt));
        expect(record?.tags).not.toHaveProperty(TAG.reason);
        await store.logMetrics(runId, series('loss', attempt));
        await store.saveCheckpoint(runId, checkpoint);
        await store.finish(runId, failed);
        expect(await store.loadCheckpoint(runId)).toBeUndefined();
      }
      expect(await open().claim(run, TERMS)).toBe('given-up');
      expect(await open().get(runId)).toMatchObject({ status: 'FAILED', tags: failed.tags });
      expect(await open().claim(run, { ...TERMS, maximumAttempts: 4 })).toBe('claimed');
    });

    it('gives a run up whose writers keep dying, and says so', async () => {
      const open = make();
      const terms = (attempt: number) => ({ ...TERMS, now: TERMS.now + attempt * (TERMS.staleAfterMs + 1) });
      for (let attempt = 1; attempt <= TERMS.maximumAttempts; attempt++) {
        expect(await open().claim(run, terms(attempt))).toBe('claimed');
      }
      expect(await open().claim(run, terms(4))).toBe('given-up');
      expect(await open().get(runId)).toMatchObject({
        status: 'FAILED',
        endTime: terms(4).now,
        tags: { [TAG.reason]: 'given up after attempt 3: ann ended without a word' },
      });
      expect(await open().claim(run, terms(5))).toBe('given-up');
    });

    it('counts no stop on purpose, and goes on at once', async () => {
      const open = make();
      for (let round = 0; round < TERMS.maximumAttempts + 2; round++) {
        const store = open();
        expect(await store.claim(run, TERMS)).toBe('claimed');
        await store.logMetrics(runId, [{ key: 'loss', step: round, value: -round, timestamp: round }]);
        await store.saveCheckpoint(runId, Uint8Array.of(round));
        await store.finish(runId, killed);
        expect(await store.get(runId)).toMatchObject({ status: 'KILLED' });
      }
      const record = await open().get(runId);
      expect(record?.tags[TAG.attempts]).toBe('1');
      expect(record?.metrics['loss']?.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4]);
      expect(await open().loadCheckpoint(runId)).toEqual(Uint8Array.of(4));
    });

    it('must come before any write, and ends with the last one', async () => {
      const store = make()();
      for (const write of writes(store)) await expect(write()).rejects.toThrow(ClaimLost);
      expect(await store.get(runId)).toBeUndefined();
      await store.claim(run, TERMS);
      await store.finish(runId, finished);
      const record = await store.get(runId);
      for (const write of writes(store)) await expect(write()).rejects.toThrow(ClaimLost);
      expect(await store.get(runId)).toEqual(record);
    });
  });
}

function records(make: () => () => RunStore): void {
  describe('a record', () => {
    it('holds of each metric and step the value logged last, whatever is logged how often in what order', async () => {
      const point = fc.record({
        key: fc.constantFrom('loss', 'val_loss', 'gradient_norm/layer_1', 'gradient_norm/layer_2'),
        step: fc.integer({ min: 0, max: 12 }),
        value: fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, 1e-7, 1e21, -0, 0.1)),
        timestamp: fc.nat(),
      });
      const batches = fc.array(fc.array(point, { maxLength: 8 }), { maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(batches, async (logged) => {
          const store = make()();
          await store.claim(run, TERMS);
          for (const batch of logged) await store.logMetrics(runId, batch);
          const record = await store.get(runId);
          for (const batch of logged.slice(-1)) await store.logMetrics(runId, batch);
          expect(await store.get(runId)).toEqual(record);
          expect(record?.metrics).toEqual(lastOfEach(logged.flat()));
        }),
        { numRuns: 25 },
      );
    });

    it('ends the same whether or not its writer was killed in between', async () => {
      const epochs = 5;
      // A writer ends after an epoch's metrics and before or after its checkpoint; it may save none at all.
      const end = fc.record({
        epoch: fc.integer({ min: 1, max: epochs - 1 }),
        saved: fc.boolean(),
        stopped: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(end, { maxLength: 4 }), fc.boolean(), async (ends, saves) => {
          const whole = make()();
          await whole.claim(run, TERMS);
          await trainOn(whole, epochs, saves);
          const open = make();
          let now = TERMS.now;
          for (const { epoch, saved, stopped } of ends) {
            const store = open();
            const terms = { ...TERMS, maximumAttempts: 9, now: (now += TERMS.staleAfterMs + 1) };
            expect(await store.claim(run, terms)).toBe('claimed');
            await trainOn(store, epoch, saves, saved ? epoch : epoch - 1);
            if (stopped) await store.finish(runId, killed);
          }
          const store = open();
          await store.claim(run, { ...TERMS, maximumAttempts: 9, now: now + TERMS.staleAfterMs + 1 });
          await trainOn(store, epochs, saves);
          await store.finish(runId, finished);
          expect((await store.get(runId))?.metrics).toEqual((await whole.get(runId))?.metrics);
        }),
        { numRuns: 20 },
      );
    });

    it('keeps parameters and tags as they are', async () => {
      const key = fc.stringMatching(/^[a-z][\w.\- :]{0,20}$/);
      const texts = fc.dictionary(key, fc.string({ unit: 'grapheme', maxLength: 40 }), { maxKeys: 8 });
      await fc.assert(
        fc.asyncProperty(texts, texts, async (params, tags) => {
          const store = make()();
          await store.claim({ ...run, params, tags }, TERMS);
          await store.setTags(runId, tags);
          const record = await store.get(runId);
          expect(record?.params).toEqual({ ...params });
          expect(record?.tags).toMatchObject({ ...tags });
        }),
        { numRuns: 25 },
      );
    });

    it('keeps names that YAML takes for something else', async () => {
      const store = make()();
      const names = [
        '1e5',
        '0x1f',
        'no',
        'null',
        '~',
        '12:30',
        "it's: #1",
        '{a}',
        '- x',
        ' 1',
        '\u{1f600} é',
        '1_0',
        '=',
      ];
      for (const [i, name] of names.entries()) {
        const named = exampleRun(i, { experiment: name, runName: name, user: name });
        await store.claim(named, TERMS);
        expect(await store.get(named.runId)).toMatchObject({ experiment: name, runName: name, user: name });
      }
    });

    it('replaces tags, and adds those of the end', async () => {
      const store = make()();
      await store.claim(run, TERMS);
      await store.setTags(runId, { note: 'one', empty: '' });
      await store.setTags(runId, { note: 'two', 'a/b': 'nested' });
      await store.finish(runId, { ...finished, tags: { [TAG.diverged]: 'true' } });
      const expected = { note: 'two', empty: '', 'a/b': 'nested', [TAG.diverged]: 'true' };
      expect((await store.get(runId))?.tags).toMatchObject(expected);
    });

    it('names each data set once', async () => {
      const store = make()();
      await store.claim(run, TERMS);
      const test = { ...dataset, digest: 'b'.repeat(36), context: 'test' };
      await store.logInputs(runId, [dataset, test]);
      await store.logInputs(runId, [dataset]);
      const inputs = (await store.get(runId))!.inputs;
      expect(inputs.toSorted((a, b) => (a.digest < b.digest ? -1 : 1))).toEqual([dataset, test]);
    });

    it('holds artifacts, whole and by path', async () => {
      const store = make()();
      await store.claim(run, TERMS);
      const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i);
      await store.writeArtifact(runId, 'model/weights.bin', Uint8Array.of(1));
      await store.writeArtifact(runId, 'model/weights.bin', bytes);
      await store.writeArtifact(runId, 'empty', new Uint8Array());
      expect(await store.listArtifacts(runId)).toEqual(['empty', 'model/weights.bin']);
      expect(await store.readArtifact(runId, 'model/weights.bin')).toEqual(bytes);
      expect(await store.readArtifact(runId, 'empty')).toEqual(new Uint8Array());
      expect(await store.readArtifact(runId, 'model')).toBeUndefined();
      expect(await store.readArtifact(runId, 'none')).toBeUndefined();
      expect(await store.listArtifacts('0'.repeat(32))).toEqual([]);
    });
  });
}

function reading(make: () => () => RunStore): void {
  describe('reading', () => {
    it('summarizes the runs asked for', async () => {
      const store = make()();
      const runs = [exampleRun(1), exampleRun(2), exampleRun(3, { experiment: 'losses' })];
      for (const one of runs) await store.claim(one, TERMS);
      // A run of another program: it names no topic.
      await store.claim(exampleRun(4, { tags: {} }), TERMS);
      await store.logMetrics(runs[1]!.runId, [...series('loss', 3, 1, 2), ...series('test_loss', 4)]);
      await store.finish(runs[1]!.runId, finished);

      const ids = runs.map((one) => one.runId);
      expect(Object.keys(await collect(store)).toSorted()).toEqual(ids.toSorted());
      expect(Object.keys(await collect(store, { experiment: 'losses' }))).toEqual([ids[2]]);
      expect(Object.keys(await collect(store, { runIds: [ids[1]!, ids[1]!, '0'.repeat(32)] }))).toEqual([
        ids[1],
      ]);
      expect(await collect(store, { experiment: 'losses', runIds: [ids[0]!] })).toEqual({});
      expect(await collect(store, { experiment: 'unheard of' })).toEqual({});
      expect((await collect(store))[ids[1]!]).toMatchObject({
        topic: 'optimizers',
        arm: 'adam',
        seed: 2,
        role: 'arm',
        status: 'FINISHED',
        diverged: false,
        metrics: { loss: 2, test_loss: 4 },
        startTime: run.startTime,
        endTime: finished.endTime,
      });
    });

    it('forgets what was deleted, also while it is written', async () => {
      const store = make()();
      await store.claim(run, TERMS);
      await store.logMetrics(runId, series('loss', 1));
      await store.deleteRun(runId);
      await store.deleteRun(runId);
      expect(await store.get(runId)).toBeUndefined();
      expect(await collect(store)).toEqual({});
      for (const write of writes(store)) await expect(write()).rejects.toThrow(ClaimLost);
      expect(await store.claim(run, TERMS)).toBe('claimed');
      expect(await store.get(runId)).toMatchObject({ metrics: {} });
    });
  });
}

function refusals(make: () => () => RunStore): void {
  describe('refuses', () => {
    const badKeys = [
      'a=b',
      '../x',
      'a//b',
      '/a',
      'a/',
      'a/./b',
      'a/../b',
      '..a',
      '.',
      '',
      'a\nb',
      'ä',
      'k'.repeat(251),
    ];

    it.each(badKeys)('the key %j', async (key) => {
      const store = make()();
      await expect(store.claim({ ...run, params: { [key]: '1' } }, TERMS)).rejects.toThrow(InvalidInput);
      await expect(store.claim({ ...run, tags: { [key]: '1' } }, TERMS)).rejects.toThrow(InvalidInput);
      expect(await store.get(runId)).toBeUndefined();
      await store.claim(run, TERMS);
      const before = await store.get(runId);
      await expect(store.logMetrics(runId, [...series('good', 1), ...series(key, 1)])).rejects.toThrow(
        InvalidInput,
      );
      await expect(store.setTags(runId, { good: '', [key]: '1' })).rejects.toThrow(InvalidInput);
      await expect(store.finish(runId, { ...finished, tags: { [key]: '' } })).rejects.toThrow(InvalidInput);
      await expect(store.writeArtifact(runId, key, checkpoint)).rejects.toThrow(InvalidInput);
      expect(await store.get(runId)).toEqual(before);
      expect(await store.listArtifacts(runId)).toEqual([]);
    });

    it('a key that is a folder of another', async () => {
      const store = make()();
      await store.claim(run, TERMS);
      await store.logMetrics(runId, [...series('norm/layer_1', 1), ...series('norm_all', 1)]);
      await store.writeArtifact(runId, 'model/weights.bin', checkpoint);
      for (const key of ['norm', 'norm/layer_1/kernel']) {
        await expect(store.logMetrics(runId, series(key, 1))).rejects.toThrow(InvalidInput);
      }
      for (const path of ['model', 'model/weights.bin/part']) {
        await expect(store.writeArtifact(runId, path, checkpoint)).rejects.toThrow(InvalidInput);
      }
      await expect(store.setTags(runId, { x: '', 'x/y': '' })).rejects.toThrow(InvalidInput);
      expect(Object.keys((await store.get(runId))!.metrics).toSorted()).toEqual(['norm/layer_1', 'norm_all']);
    });

    it.each([
      ['an experiment of 501 characters', { experiment: 'e'.repeat(501) }],
      ['an experiment without a name', { experiment: '' }],
      ['a name of two lines', { runName: 'a\nb' }],
      ['a run id that is none', { runId: '../../etc' }],
      ['a parameter of 6001 characters', { params: { p: 'x'.repeat(6001) } }],
      ['a parameter that is no text', { params: { p: '\ud800' } }],
      ['a tag of 8001 characters', { tags: { t: 'x'.repeat(8001) } }],
      ['a time that is none', { startTime: 1.5 }],
    ])('%s', async (_, changes) => {
      const store = make()();
      await expect(store.claim({ ...run, ...changes }, TERMS)).rejects.toThrow(InvalidInput);
      expect(await collect(store)).toEqual({});
    });

    it.each([{ owner: '' }, { owner: 'a/b' }, { owner: 'o'.repeat(81) }, { now: 0.5 }])(
      'a claim on the terms %o',
      async (changes) => {
        const store = make()();
        await expect(store.claim(run, { ...TERMS, ...changes })).rejects.toThrow(InvalidInput);
        expect(await store.get(runId)).toBeUndefined();
      },
    );

    it('points and data sets that are none', async () => {
      const store = make()();
      await store.claim(run, TERMS);
      const [point] = series('loss', 1);
      for (const change of [{ step: 0.5 }, { timestamp: -1 }, { value: '1' as unknown as number }]) {
        await expect(store.logMetrics(runId, [{ ...point!, ...change }])).rejects.toThrow(InvalidInput);
      }
      await expect(store.logInputs(runId, [{ ...dataset, digest: 'a'.repeat(64) }])).rejects.toThrow(
        InvalidInput,
      );
      await expect(store.heartbeat(runId, NaN)).rejects.toThrow(InvalidInput);
    });
  });
}

const dataset: DatasetInput = {
  name: 'fashion-mnist',
  digest: 'a'.repeat(36),
  sourceType: 'local',
  source: '{"files":4}',
  context: 'training',
};

/** Every way to change a run's record. */
function writes(store: RunStore): (() => Promise<void>)[] {
  return [
    () => store.heartbeat(runId, LATER),
    () => store.logMetrics(runId, series('loss', 7)),
    () => store.logMetrics(runId, []),
    () => store.setTags(runId, { late: 'yes' }),
    () => store.logInputs(runId, [dataset]),
    () => store.writeArtifact(runId, 'deep/late.bin', checkpoint),
    () => store.saveCheckpoint(runId, checkpoint),
    () => store.removeCheckpoint(runId),
    () => store.finish(runId, failed),
  ];
}

/** Records what training up to an epoch does, going on from the checkpoint, which holds the epoch's number. */
async function trainOn(store: RunStore, epochs: number, saves: boolean, savedEpochs = epochs): Promise<void> {
  const from = (await store.loadCheckpoint(runId))?.[0] ?? -1;
  for (let epoch = from + 1; epoch <= epochs; epoch++) {
    const keys = epoch === 0 ? ['loss'] : ['loss', 'accuracy'];
    await store.logMetrics(
      runId,
      keys.map((key) => ({ key, step: epoch, value: key.length / (epoch + 1), timestamp: epoch })),
    );
    if (saves && epoch <= savedEpochs) await store.saveCheckpoint(runId, Uint8Array.of(epoch));
  }
}

function lastOfEach(points: readonly MetricRecord[]): Record<string, MetricRecord[]> {
  const byKey = Map.groupBy(points, ({ key }) => key);
  return Object.fromEntries(
    [...byKey].map(([key, all]) => {
      const last = new Map(all.map((point) => [point.step, point]));
      return [key, [...last.values()].sort((a, b) => a.step - b.step)];
    }),
  );
}

async function collect(
  store: RunStore,
  filter?: Parameters<RunStore['summaries']>[0],
): Promise<Record<string, RunSummary>> {
  const found: Record<string, RunSummary> = {};
  for await (const summary of store.summaries(filter)) found[summary.runId] = summary;
  return found;
}
