import type { RunStatus } from '@experiments/contracts';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse, parseDocument, stringify } from 'yaml';
import type { RunStart } from '../run-store.ts';
import { readText } from './files.ts';

/** The `meta.yaml` files of MLflow's FileStore: its field names, its codes, and YAML that PyYAML reads. */
export const META = 'meta.yaml';

const STATUS_CODES: Readonly<Record<RunStatus, number>> = {
  RUNNING: 1,
  SCHEDULED: 2,
  FINISHED: 3,
  FAILED: 4,
  KILLED: 5,
};
/** MLflow's code of runs started from a local program. */
const SOURCE_LOCAL = 4;

export interface RunMeta {
  readonly runId: string;
  readonly runName: string;
  readonly user: string;
  readonly status: RunStatus;
  readonly startTime: number;
  readonly endTime?: number;
  /** Deleted by an MLflow client, which keeps the files. */
  readonly deleted: boolean;
}

export interface ExperimentMeta {
  readonly name: string;
  readonly artifactLocation: string;
}

/** An absolute file URI, which MLflow needs to list artifacts. */
export function fileUri(path: string): string {
  return pathToFileURL(path).href;
}

export function experimentYaml(directory: string, id: string, name: string, creationTime: number): string {
  return yaml({
    artifact_location: fileUri(directory),
    creation_time: creationTime,
    experiment_id: id,
    last_update_time: creationTime,
    lifecycle_stage: 'active',
    name,
  });
}

export interface RunState {
  readonly status: RunStatus;
  readonly startTime: number;
  readonly endTime?: number;
}

/** @param directory where the run is or will be */
export function runYaml(directory: string, experimentId: string, run: RunStart, state: RunState): string {
  return yaml({
    artifact_uri: `${fileUri(directory)}/artifacts`,
    end_time: state.endTime ?? null,
    entry_point_name: '',
    experiment_id: experimentId,
    lifecycle_stage: 'active',
    run_id: run.runId,
    run_name: run.runName,
    source_name: run.sourceName,
    source_type: SOURCE_LOCAL,
    source_version: '',
    start_time: state.startTime,
    status: STATUS_CODES[state.status],
    tags: [],
    user_id: run.user,
  });
}

/** YAML with every text in quotes: what a bare `1e5`, `no` or `=` is depends on who reads it. */
export function yaml(fields: Readonly<Record<string, unknown>>): string {
  return stringify(fields, { lineWidth: 0, defaultKeyType: 'PLAIN', defaultStringType: 'QUOTE_SINGLE' });
}

/** A run's meta.yaml, or undefined where there is none. @throws Error where the file is damaged. */
export function readRunMeta(directory: string): RunMeta | undefined {
  const fields = readFields(directory);
  if (!fields) return undefined;
  const code = Number(fields['status'] ?? STATUS_CODES.RUNNING);
  const status = (Object.keys(STATUS_CODES) as RunStatus[]).find((name) => STATUS_CODES[name] === code);
  const startTime = Number(fields['start_time']);
  if (!status || !Number.isFinite(startTime)) throw damaged(directory, META);
  const endTime = Number(fields['end_time']);
  return {
    runId: fields['run_id'] ?? '',
    runName: fields['run_name'] ?? '',
    user: fields['user_id'] ?? '',
    status,
    startTime,
    ...(Number.isFinite(endTime) && { endTime }),
    deleted: fields['lifecycle_stage'] === 'deleted',
  };
}

/** An experiment's meta.yaml, or undefined where there is none. @throws Error where the file is damaged. */
export function readExperimentMeta(directory: string): ExperimentMeta | undefined {
  const fields = readFields(directory);
  if (!fields) return undefined;
  if (fields['name'] === undefined) throw damaged(directory, META);
  return { name: fields['name'], artifactLocation: fields['artifact_location'] ?? '' };
}

/** Every scalar as it is written: YAML 1.1 and 1.2 disagree on what is a number, and a name such as `1e5` is none. */
export function readFields(directory: string): Record<string, string> | undefined {
  const text = readText(join(directory, META));
  if (text === undefined) return undefined;
  const fields: unknown = parse(text, { schema: 'failsafe' });
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) throw damaged(directory, META);
  return fields as Record<string, string>;
}

/** The text of a meta.yaml with one field changed and all others as they are written. */
export function withField(text: string, field: string, value: string): string {
  const document = parseDocument(text, { schema: 'failsafe' });
  document.set(field, value);
  return document.toString({ lineWidth: 0 });
}

/** A power cut, a full disk or a hand may leave a record that no kill of a process does. */
export function damaged(directory: string, file: string): Error {
  return new Error(`damaged record: ${join(directory, file)}; remove the folder ${directory} and run again`);
}
