import { InvalidInput } from '@experiments/contracts';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { experimentId } from '../identity.ts';
import {
  listDirectories,
  makeDirectory,
  placeDirectory,
  withStaging,
  writeFile,
  fillDirectory,
} from './files.ts';
import { experimentYaml, META, readExperimentMeta } from './meta.ts';

const DEFAULT_EXPERIMENT = '0';
const TRASH = '.trash';
/** MLflow's model registry. */
const MODELS = 'models';

/** Ids of the experiments that are not in the trash, sorted. */
export function experimentIds(root: string): string[] {
  return listDirectories(root).filter((name) => name !== TRASH && name !== MODELS);
}

/**
 * Makes an experiment where it is missing.
 *
 * @throws InvalidInput where an MLflow client gave the name to an experiment with another id, or put it in the trash.
 */
export function makeExperiment(root: string, name: string, creationTime: number): void {
  const id = experimentId(name);
  const directory = join(root, id);
  if (existsSync(join(directory, META))) return;
  const others = experimentIds(root).map((other) => join(root, other));
  for (const other of [...others, join(root, TRASH, id)]) {
    if (other === directory || readExperimentMeta(other)?.name !== name) continue;
    throw new InvalidInput('experiment', name, `${other} has this name; remove or rename that one`);
  }
  placeDirectory(root, directory, (aside) =>
    fillDirectory(aside, { [META]: experimentYaml(directory, id, name, creationTime) }),
  );
}

/** Makes, where they are missing, the store and what MLflow puts into a new one. */
export function makeStore(root: string): void {
  const directory = join(root, DEFAULT_EXPERIMENT);
  mkdirSync(join(root, TRASH), { recursive: true });
  makeDirectory(directory);
  if (existsSync(join(directory, META))) return;
  const text = experimentYaml(
    directory,
    DEFAULT_EXPERIMENT,
    'Default',
    Math.round(statSync(directory).mtimeMs),
  );
  withStaging(root, (staging) => writeFile(staging, join(directory, META), text));
}
