import { canonicalJson, InvalidInput, sha256Hex } from '@experiments/contracts';
import type { MetricPoint, OptimizerState, RunConfig } from '@experiments/contracts';
import type { EarlyStoppingState } from './early-stopping.ts';

/** Where a run stands after an epoch, beside its network. */
export interface TrainingState {
  /** Epochs spent, those before a restart from scratch included. */
  epoch: number;
  /** Epochs since the weights were initialised: decides the order of the next one. */
  sinceStart: number;
  history: Record<string, MetricPoint[]>;
  stopping: EarlyStoppingState[];
  stopped: boolean;
  unfrozen: boolean;
  divergedAt?: { epoch: number; step: number };
  bestWeights?: Float32Array[];
}

export interface Checkpoint {
  readonly state: TrainingState;
  readonly parameters: readonly Float32Array[];
  readonly optimizer: OptimizerState;
}

/**
 * Bytes: the length of a JSON header as a little-endian 32-bit word, the header, then all arrays as little-endian f32.
 * Numbers in the header survive JSON bit by bit; those that JSON lacks are written as text.
 */
export function encodeCheckpoint(
  config: RunConfig,
  { state, parameters, optimizer }: Checkpoint,
): Uint8Array {
  const { bestWeights = [], ...plain } = state;
  const arrays = [...parameters, ...optimizer.slots.flat(), ...bestWeights];
  const header = JSON.stringify(
    {
      config: configHash(config),
      state: plain,
      step: optimizer.step,
      carry: optimizer.carry,
      parameters: parameters.map(({ length }) => length),
      slots: optimizer.slots.map((slots) => slots.map(({ length }) => length)),
      bestWeights: bestWeights.map(({ length }) => length),
    },
    (_, value: unknown) =>
      typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value,
  );
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(4 + text.length + 4 * arrays.reduce((sum, { length }) => sum + length, 0));
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = 4 + text.length;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  return bytes;
}

/** @throws InvalidInput where the bytes are of another configuration or are damaged */
export function decodeCheckpoint(config: RunConfig, bytes: Uint8Array): Checkpoint {
  const header = readHeader(bytes);
  if (header.config !== configHash(config)) {
    throw new InvalidInput(
      'checkpoint',
      header.config,
      'it belongs to another configuration: remove it to start anew',
    );
  }
  let at = header.begin;
  const take = (length: number): Float32Array => {
    const part = bytes.slice(at, (at += 4 * length));
    if (part.length !== 4 * length) throw damaged(bytes);
    return new Float32Array(part.buffer);
  };
  const parameters = header.parameters.map(take);
  const slots = header.slots.map((lengths) => lengths.map(take));
  const bestWeights = header.bestWeights.map(take);
  return {
    state: { ...header.state, ...(bestWeights.length > 0 && { bestWeights }) },
    parameters,
    optimizer: { step: header.step, carry: header.carry, slots },
  };
}

interface Header {
  readonly config: string;
  readonly state: Omit<TrainingState, 'bestWeights'>;
  readonly step: number;
  readonly carry: number[];
  readonly parameters: number[];
  readonly slots: number[][];
  readonly bestWeights: number[];
}

function readHeader(bytes: Uint8Array): Header & { begin: number } {
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const text = new TextDecoder().decode(bytes.subarray(4, 4 + length));
    const header = JSON.parse(text, (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'number' in value ? Number(value.number) : value,
    ) as Header;
    return { ...header, begin: 4 + length };
  } catch {
    throw damaged(bytes);
  }
}

function damaged(bytes: Uint8Array): InvalidInput {
  return new InvalidInput('checkpoint', `${bytes.length} bytes`, 'it is damaged: remove it to start anew');
}

function configHash(config: RunConfig): string {
  return sha256Hex(canonicalJson(config));
}
