import { InvalidInput } from '@experiments/contracts';
import type { ClaimTerms, DatasetInput, MetricRecord, RunStart } from './run-store.ts';

/**
 * MLflow's limits, checked before anything is written: what passes here can be written by every adapter, read by
 * every MLflow client and moved to MLflow's database.
 */
const LONGEST = {
  key: 250,
  param: 6000,
  tag: 8000,
  experiment: 500,
  runName: 250,
  user: 256,
  sourceName: 500,
  datasetName: 500,
  datasetDigest: 36,
  datasetSource: 65535,
  inputTag: 500,
};

/** @throws InvalidInput naming the first field that no store can take. */
export function checkRunStart(run: RunStart): void {
  if (!/^[0-9a-f]{32}$/.test(run.runId)) {
    throw new InvalidInput('runId', run.runId, 'it must be 32 hexadecimal digits');
  }
  checkLine('experiment', run.experiment, LONGEST.experiment);
  checkLine('runName', run.runName, LONGEST.runName);
  checkLine('user', run.user, LONGEST.user);
  checkLine('sourceName', run.sourceName, LONGEST.sourceName);
  checkTime('startTime', run.startTime);
  checkTexts('params', run.params, LONGEST.param, []);
  checkTags(run.tags, []);
}

/** @throws InvalidInput */
export function checkClaimTerms({ owner, now }: ClaimTerms): void {
  if (!/^[\w.\-:]{1,80}$/.test(owner)) {
    throw new InvalidInput('owner', owner, 'it must be 1 to 80 letters, digits and _ - . :');
  }
  checkTime('now', now);
}

/** @param recorded keys that the run has already */
export function checkTags(tags: Readonly<Record<string, string>>, recorded: Iterable<string>): void {
  checkTexts('tags', tags, LONGEST.tag, recorded);
}

/** @param recorded keys that the run has already */
export function checkMetrics(points: readonly MetricRecord[], recorded: Iterable<string>): void {
  const keys = new Set<string>();
  for (const { key, step, value, timestamp } of points) {
    keys.add(key);
    if (!Number.isSafeInteger(step))
      throw new InvalidInput(`metrics.${key}.step`, step, 'it must be an integer');
    if (typeof value !== 'number')
      throw new InvalidInput(`metrics.${key}.value`, value, 'it must be a number');
    checkTime(`metrics.${key}.timestamp`, timestamp);
  }
  checkKeys('metrics', keys, recorded);
}

export function checkDatasets(datasets: readonly DatasetInput[]): void {
  for (const { name, digest, sourceType, source, context } of datasets) {
    checkLine('dataset.name', name, LONGEST.datasetName);
    checkLine('dataset.digest', digest, LONGEST.datasetDigest);
    checkLine('dataset.sourceType', sourceType, LONGEST.inputTag);
    checkLine('dataset.source', source, LONGEST.datasetSource);
    checkLine('dataset.context', context, LONGEST.inputTag);
  }
}

/** @param recorded paths that the run has already */
export function checkArtifactPath(path: string, recorded: Iterable<string>): void {
  checkKeys('artifact', [path], recorded);
}

export function checkTime(field: string, time: number): void {
  if (Number.isSafeInteger(time) && time >= 0) return;
  throw new InvalidInput(field, time, 'it must be a time in whole milliseconds since 1970');
}

function checkTexts(
  field: string,
  texts: Readonly<Record<string, string>>,
  longest: number,
  recorded: Iterable<string>,
): void {
  checkKeys(field, Object.keys(texts), recorded);
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text !== 'string' || !text.isWellFormed()) {
      throw new InvalidInput(`${field}.${key}`, text, 'it must be text');
    }
    if (text.length > longest) {
      throw new InvalidInput(
        `${field}.${key}`,
        `${text.slice(0, 40)}...`,
        `it may have ${longest} characters`,
      );
    }
  }
}

/** A key is a path to MLflow: it must stay inside its folder, mean one file only, and not be a folder of others. */
function checkKeys(field: string, keys: Iterable<string>, recorded: Iterable<string>): void {
  const all = new Set(recorded);
  for (const key of keys) {
    checkKey(field, key);
    all.add(key);
  }
  for (const key of all) {
    for (let slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      const folder = key.slice(0, slash);
      if (all.has(folder)) {
        throw new InvalidInput(`${field} key`, key, `"${folder}" is a key too, and a key cannot hold others`);
      }
    }
  }
}

function checkKey(field: string, key: string): void {
  if (!/^[/\w.\- :]+$/.test(key)) {
    throw new InvalidInput(`${field} key`, key, 'letters, digits, spaces and _ - . : / may be in a key');
  }
  if (key.length > LONGEST.key) {
    throw new InvalidInput(`${field} key`, key, `it may have ${LONGEST.key} characters`);
  }
  if (key.startsWith('..') || key.split('/').some((part) => part === '' || part === '.' || part === '..')) {
    throw new InvalidInput(`${field} key`, key, 'as a path, it must lead to one place inside its folder');
  }
}

/** Text that stands in one line of YAML: no control characters, line breaks, or marks that YAML cannot hold. */
function checkLine(field: string, text: string, longest: number): void {
  // U+FEFF is the byte order mark; the others are no characters at all.
  const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/u;
  if (typeof text === 'string' && text !== '' && text.length <= longest) {
    if (text.isWellFormed() && !unprintable.test(text)) return;
  }
  throw new InvalidInput(field, text, `it must be one line of 1 to ${longest} characters`);
}
