import { canonicalJson, sha256Hex } from '@experiments/contracts';

/** All that decides a run's bits. */
export interface RunIdentity {
  readonly topic: string;
  readonly arm: string;
  /** The complete configuration, as plain JSON. */
  readonly config: unknown;
  readonly seed: number;
  readonly dataHash: string;
  readonly engine: string;
  readonly engineVersion: string;
}

/**
 * A run's id: the first 32 hexadecimal digits of the SHA-256 of its identity as canonical JSON. The same run asked
 * for twice is one record; a changed configuration, data set or engine is a new run.
 */
export function runIdentity(identity: RunIdentity): string {
  const { topic, arm, config, seed, dataHash, engine, engineVersion } = identity;
  return sha256Hex(canonicalJson({ topic, arm, config, seed, dataHash, engine, engineVersion })).slice(0, 32);
}

/**
 * An experiment's id: 18 decimal digits without a leading zero, as MLflow makes them, but from the SHA-256 of the
 * name, so that machines that never met agree and their records can be laid together.
 */
export function experimentId(name: string): string {
  const hash = BigInt(`0x${sha256Hex(name).slice(0, 32)}`);
  return String(10n ** 17n + (hash % (9n * 10n ** 17n)));
}

/** A SHA-256 cut to the 36 characters that MLflow keeps of a data set's digest. */
export function datasetDigest(sha256: string): string {
  return sha256.slice(0, 36);
}
