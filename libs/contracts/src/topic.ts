import type { AuditNote, Claim, Measure } from './claim.ts';
import type { Panel } from './panel.ts';
import type { RunConfig, RunConfigInput } from './run-config.ts';

/** How much of the study is run: the same arms, smaller or larger. */
export interface Profile {
  readonly id: 'smoke' | 'quick' | 'full';
  readonly description: string;
  /** Training images of a main arm; side studies may use fewer. */
  readonly train: number | 'all';
  /** Training images of a side arm, of which a topic has many. */
  readonly sideTrain: number | 'all';
  readonly test: number | 'all';
  /** Validation images set aside where a topic needs them. */
  readonly validation: number;
  /** Epochs to run where the full protocol has `full` of them. */
  epochs(full: number): number;
  readonly seeds: number;
  readonly headlineSeeds: number;
  readonly sideSeeds: number;
  /** Values that tuning tries for each tuned arm: 3, 5 or 9, over the same range. */
  readonly tuningPoints: number;
}

/** A configuration without its place (topic, arm) and seed. */
export type ArmConfig = Omit<RunConfigInput, 'topic' | 'arm' | 'seed'>;

/** One configuration of a topic, trained with seeds 1 ... `seeds`. */
export interface Arm {
  /** Lower-case words joined by hyphens; unique within its topic. */
  readonly id: string;
  readonly title: string;
  /** Arms of one group stand together in tables and figures. */
  readonly group: string;
  readonly note?: string;
  readonly config: ArmConfig;
  readonly seeds: number;
  /** The `arm` of the rows of the original's results that this arm reproduces. */
  readonly original?: string;
  /** Of rows that the original printed after several epochs, the epoch that this arm reproduces. */
  readonly originalEpoch?: number;
  readonly tune?: Tuning;
}

/** One hyper-parameter chosen on validation images, with the same budget for every tuned arm. */
export interface Tuning {
  /**
   * Where the value stands in the configuration, such as `optimizer.learningRate`. A `*` in the place of an index
   * stands for every item of the list that has the rest: `model.layers.*.regularizer.strength`.
   */
  readonly path: string;
  readonly grid: readonly number[];
  /**
   * What is tried further, nearest first and one value at a time, while the best one stands on an edge of what was
   * tried. Where no more are left it stays there, and the report says so.
   */
  readonly beyond?: { readonly below: readonly number[]; readonly above: readonly number[] };
  readonly monitor: 'val_loss' | 'val_accuracy';
  /** Validation images set aside while tuning. */
  readonly validation: number;
  readonly epochs: number;
}

export interface Comparison extends Measure {
  readonly id: string;
  readonly title: string;
  readonly candidate: string;
  readonly baseline: string;
  readonly headline?: boolean;
}

export interface Topic {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly question: string;
  /** What theory predicts, written before the run. */
  readonly prediction: string;
  /** The metric of the topic's table and card. */
  readonly metric: string;
  arms(profile: Profile): Arm[];
  comparisons(profile: Profile): Comparison[];
  /** What the original study, theory and publications say, as statements about the arms. */
  claims(profile: Profile): Claim[];
  /** What the original's numbers could not have shown. */
  readonly audit: readonly AuditNote[];
  panels(profile: Profile): Panel[];
}

/** One run that a profile of a topic asks for. */
export interface PlannedRun {
  readonly runId: string;
  /** The topic's arm that the run belongs to. A tuning run's `config.arm` names the value as well. */
  readonly arm: string;
  readonly seed: number;
  readonly role: 'arm' | 'tuning';
  /** Of a tuning run the value it tries; of an arm's run the value that tuning chose. */
  readonly tunedValue?: number;
  readonly config: RunConfig;
}

/** A number that the original study printed. */
export interface OriginalResult {
  readonly topic: string;
  readonly arm: string;
  readonly from: 'notebook' | 'readme';
  readonly train_loss?: number;
  readonly train_accuracy?: number;
  readonly test_loss?: number;
  readonly test_accuracy?: number;
  readonly stopped_epoch?: number;
  readonly epoch?: number;
  readonly audit?: string;
}
