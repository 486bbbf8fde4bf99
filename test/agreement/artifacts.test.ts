import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Core from '@tensorflow/tfjs-core';
import type * as Layers from '@tensorflow/tfjs-layers';
import type { RunConfig, TrainingEngine } from '@experiments/contracts';
import { activations } from '@experiments/methods';
import { tensorFlowEngine } from '@experiments/tensorflow';
import { wasmOperations } from '@experiments/tensorflow/node';
import { layersModel, train } from '@experiments/training';
import type { TrainingResult } from '@experiments/training';
import { testEngine } from '../../libs/training/test/engine.ts';
import { syntheticImages } from '../../libs/training/test/synthetic-images.ts';
import { pythonMissing, pythonVenv } from '../python/venv.ts';
import { artifactConfigurations, NOT_IN_TENSORFLOW_JS } from './artifact-models.ts';

/** What a run leaves, loaded elsewhere: by TensorFlow.js, and by Keras in Python. */

const load = createRequire(new URL('../../libs/tensorflow/package.json', import.meta.url));
const tf = load('@tensorflow/tfjs-core') as typeof Core;
const tfLayers = load('@tensorflow/tfjs-layers') as typeof Layers;

const images = syntheticImages();
const configurations = artifactConfigurations();
const trained = new Map<string, { config: RunConfig; result: TrainingResult }>();
const folder = mkdtempSync(join(tmpdir(), 'experiments-models-'));

beforeAll(async () => {
  const engines: TrainingEngine[] = [await testEngine(), tensorFlowEngine(await wasmOperations())];
  for (const [name, config] of Object.entries(configurations)) {
    for (const engine of engines) {
      const result = await train(config, { engine, images, now: () => 0 });
      trained.set(`${name}-${engine.id}`, { config, result });
    }
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

function artifact(name: string) {
  const { config, result } = trained.get(name)!;
  return layersModel(images.features, config.model.layers, result.parameters, result.weights);
}

function testInputs(): Float32Array {
  return Float32Array.from(images.test.pixels, (pixel) => pixel / 255);
}

function classes(outputs: ArrayLike<number>, width: number): number[] {
  return Array.from({ length: outputs.length / width }, (_, row) => {
    const values = Array.from({ length: width }, (_, j) => outputs[row * width + j]!);
    return values.indexOf(Math.max(...values));
  });
}

const names = Object.keys(configurations).flatMap((name) => [`${name}-wasm`, `${name}-tensorflow`]);

it('leave out no activation', () => {
  const used = JSON.stringify(configurations);
  expect(Object.keys(activations).filter((id) => !used.includes(`"${id}"`))).toEqual([]);
});

describe('tf.loadLayersModel', () => {
  class HardSigmoidOfKeras3 extends tf.serialization.Serializable {
    static readonly className = 'keras3HardSigmoid';
    apply(x: Core.Tensor): Core.Tensor {
      return tf.tidy(() => tf.div(tf.relu6(tf.add(x, 3)), 6));
    }
    getConfig() {
      return {};
    }
  }
  tf.serialization.registerClass(HardSigmoidOfKeras3 as never);

  const unknown = names.filter((name) => name.startsWith(NOT_IN_TENSORFLOW_JS));

  function loaded(name: string): Promise<Layers.LayersModel> {
    const { modelJson, weightsBin } = artifact(name);
    const { modelTopology, weightsManifest } = JSON.parse(modelJson);
    return tfLayers.loadLayersModel(
      tf.io.fromMemory({
        modelTopology,
        weightSpecs: weightsManifest[0].weights,
        weightData: weightsBin.slice().buffer,
      }),
    );
  }

  it.each(unknown)('refuses what it cannot compute: %s', async (name) => {
    await expect(loaded(name)).rejects.toThrow(/alpha value \(0\.5\) is not supported/);
  });

  it.each(names.filter((name) => !unknown.includes(name)))(
    'predicts what the run recorded: %s',
    async (name) => {
      const model = await loaded(name);
      const x = tf.tensor2d(testInputs(), [images.test.labels.length, images.features]);
      const outputs = model.predict(x) as Core.Tensor;
      expect(classes(outputs.dataSync(), 10)).toEqual([...trained.get(name)!.result.testPredictions]);
      for (const each of [x, outputs, model]) each.dispose();
    },
  );
});

describe('Keras in Python', () => {
  it('predicts what the runs recorded', { timeout: 240_000 }, async (context) => {
    const missing = pythonMissing();
    if (missing) {
      console.warn(`\nNOT CHECKED models in Keras: ${missing}`);
      context.skip(missing);
    }
    const models = join(folder, 'models');
    for (const name of names) {
      const { modelJson, weightsBin } = artifact(name);
      mkdirSync(join(models, name), { recursive: true });
      writeFileSync(join(models, name, 'model.json'), modelJson);
      writeFileSync(join(models, name, 'weights.bin'), weightsBin);
    }
    const examples = join(folder, 'examples.bin');
    writeFileSync(examples, testInputs());
    const { python } = await pythonVenv('keras');
    const script = join(import.meta.dirname, 'keras_predictions.py');
    const loader = join(import.meta.dirname, '..', '..', 'libs', 'tensorflow', 'keras');
    const answer = execFileSync(python, [script, loader, models, examples, String(images.features)], {
      encoding: 'utf8',
      env: { ...process.env, KERAS_BACKEND: 'jax', JAX_PLATFORMS: 'cpu' },
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const outputs = JSON.parse(answer) as Record<string, number[]>;
    expect(Object.keys(outputs).sort()).toEqual(names.toSorted());
    for (const name of names) {
      expect(classes(outputs[name]!, 10), name).toEqual([...trained.get(name)!.result.testPredictions]);
    }
  });
});
