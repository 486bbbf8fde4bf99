import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { InvalidInput, parseRunConfig } from '@experiments/contracts';
import type { RunConfig } from '@experiments/contracts';
import { train, validateRun } from '@experiments/training';
import { engineNote, openEngine, prepareEngine } from './engines.ts';
import type { EngineName } from './options.ts';
import { loadImages } from './images.ts';
import { lineView } from './progress/line-view.ts';

/**
 * Trains the configuration of a file (`-`: standard input) and returns what it ended with: every final metric, the
 * hash of the weights and the seconds it took. All but `seconds` are the same wherever and whenever it is trained.
 *
 * @throws InvalidInput before any work where the configuration cannot be run
 */
export async function trainOne(
  file: string,
  { data, engine: name }: { data?: string; engine: EngineName },
): Promise<Record<string, unknown>> {
  const config = await readConfig(file);
  validateRun(config);
  const { source } = config.data;
  const now = () => performance.now();
  const images = await loadImages([source], { folder: data, view: lineView(console.error, now) });
  const setup = await prepareEngine(name);
  const note = engineNote(setup);
  if (note) console.error(note);
  const engine = await openEngine(setup);
  const begin = now();
  const result = await train(config, { engine, images: images[source]!, now });
  return {
    topic: config.topic,
    arm: config.arm,
    seed: config.seed,
    engine: `${engine.id} ${engine.version}`,
    ...result.metrics,
    diverged: result.divergedAt !== undefined,
    weights_sha256: result.weightsSha256,
    seconds: (now() - begin) / 1000,
  };
}

async function readConfig(file: string): Promise<RunConfig> {
  const content =
    file === '-' ? await text(process.stdin) : await readFile(file, 'utf8').catch(explain(file));
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new InvalidInput('config', file, `it must be JSON: ${(error as Error).message}`);
  }
  return parseRunConfig(value);
}

function explain(file: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    throw new InvalidInput('config', file, `it cannot be read: ${error.message}`);
  };
}
