import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pairedDifference } from '@experiments/analysis';
import { accuracyAgreement, parseWith } from '@experiments/contracts';
import type { AccuracyAgreement, RunConfig, TrainingEngine } from '@experiments/contracts';
import { defaultCacheFolder, loadFashionMnist } from '@experiments/dataset/node';
import { createEngine } from '@experiments/engine';
import { engineModule } from '@experiments/engine/node';
import { findTensorFlow, loadTensorFlowEngine } from '@experiments/tensorflow/node';
import { train } from '@experiments/training';
import { accuracyConfigurations } from './accuracy-configurations.ts';

/**
 * Trains five configurations on both engines, over paired seeds, and says whether their final test accuracies differ
 * by more than seeds do:
 *
 *     node test/agreement/accuracy.ts --json docs/agreement/accuracy.json
 *
 * --seeds N   10 by default      --train N   training images, 12000 by default
 * --epochs N  10 by default      --json FILE where the result is kept, and taken up again by the next start
 */

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    train: { type: 'string', default: '12000' },
    epochs: { type: 'string', default: '10' },
    json: { type: 'string' },
  },
});
const count = (name: 'seeds' | 'train' | 'epochs') => {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1`);
  return value;
};
const settings = { epochs: count('epochs'), train: count('train') };
const seeds = Array.from({ length: count('seeds') }, (_, index) => index + 1);

const cacheFolder = defaultCacheFolder(process.env);
const images = await loadFashionMnist({ cacheFolder });
const engines = [
  createEngine(await engineModule({ cacheFolder })),
  await loadTensorFlowEngine(findTensorFlow({ cacheFolder })),
];
const names = engines.map(({ id, version }) => `${id} ${version}`);

const accuracies: AccuracyAgreement['accuracies'] = earlier()?.accuracies ?? {};

for (const seed of seeds) {
  for (const config of accuracyConfigurations({ ...settings, seed })) {
    const found = ((accuracies[config.arm] ??= {})[seed] ??= {});
    for (const engine of engines) {
      found[engine.id] ??= await accuracy(config, engine);
      keep();
    }
    const shown = engines.map(({ id }) => `${id} ${found[id]!.toFixed(4)}`);
    console.error(`seed ${seed}, ${config.arm}: ${shown.join(', ')}`);
  }
}
console.log(table());

async function accuracy(config: RunConfig, engine: TrainingEngine): Promise<number> {
  const result = await train(config, { engine, images, now: () => performance.now() });
  return result.metrics['test_accuracy']!;
}

function differences() {
  return Object.entries(accuracies).map(([configuration, bySeed]) => {
    const of = (engine: string) =>
      new Map(
        Object.entries(bySeed)
          .filter(([, found]) => engines.every(({ id }) => id in found))
          .map(([seed, found]) => [Number(seed), found[engine]!]),
      );
    return { configuration, ...pairedDifference(of('tensorflow'), of('wasm')).difference };
  });
}

function result(): AccuracyAgreement {
  return {
    ...{ engines: names, node: process.versions.node, ...settings },
    differences: differences(),
    accuracies,
  };
}

/** What an earlier start with the same settings has left. */
function earlier(): AccuracyAgreement | undefined {
  if (values.json === undefined || !existsSync(values.json)) return undefined;
  const kept = parseWith(accuracyAgreement, JSON.parse(readFileSync(values.json, 'utf8')), values.json);
  const same = kept.epochs === settings.epochs && kept.train === settings.train;
  if (!same || String(kept.engines) !== String(names)) {
    throw new Error(`${values.json} is of other settings or engines; move it away first`);
  }
  return kept;
}

function keep(): void {
  if (values.json === undefined) return;
  const temporary = `${values.json}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(result(), null, 1)}\n`, { flush: true });
  renameSync(temporary, values.json);
}

function table(): string {
  const lines = differences().map(({ configuration, n, mean, low, high }) => {
    const number = (value: number | undefined) => value?.toFixed(5) ?? 'unknown';
    const verdict = low !== undefined && high !== undefined && low <= 0 && high >= 0 ? 'within' : 'BEYOND';
    return `${configuration}: ${number(mean)} (${number(low)} to ${number(high)}), ${n} seeds, ${verdict} seed noise`;
  });
  return [`test accuracy, ${names[1]} minus ${names[0]}, 95% interval`, ...lines].join('\n');
}
