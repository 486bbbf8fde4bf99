import type { CalibrationBin, MetricPoint, ParameterDescription } from '@experiments/contracts';

/** What `train` hands back: everything a record holds, and no time or place. */
export interface TrainingResult {
  /** Present where the loss or a weight became infinite or NaN: epoch and step, both from 1, at which the run ended. */
  readonly divergedAt?: { readonly epoch: number; readonly step: number };
  /** Per-epoch metrics by name; step 0 is initialisation, step k the end of epoch k. */
  readonly history: Readonly<Record<string, readonly MetricPoint[]>>;
  /** Final metrics by name, such as `test_accuracy`. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly parameters: readonly ParameterDescription[];
  /** Values of `parameters`, in their order, after the last or restored epoch. */
  readonly weights: readonly Float32Array[];
  /** SHA-256 over the little-endian bytes of all weights. */
  readonly weightsSha256: string;
  /** The predicted class of every test example, in order. */
  readonly testPredictions: Uint8Array;
  /** How sure the network is of them; absent with one output, and where a probability is not a number. */
  readonly calibration?: readonly CalibrationBin[];
  /** Epochs trained by the run proper. */
  readonly epochsRun: number;
}

/** One epoch's metrics as they are known, for live records and progress. */
export interface EpochReport {
  /** 0 for what is measured at initialisation. */
  readonly epoch: number;
  readonly metrics: Readonly<Record<string, number>>;
  /** The bytes from which `train` goes on after this epoch with equal bits; made only when called. */
  checkpoint(): Uint8Array;
}
