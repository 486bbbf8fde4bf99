/** What is known of one run after reading its record; the input of the analysis. */
export interface RunSummary {
  readonly runId: string;
  readonly topic: string;
  readonly arm: string;
  readonly seed: number;
  readonly role: 'arm' | 'tuning';
  readonly status: RunStatus;
  /** True where a loss or weight became infinite or NaN. */
  readonly diverged: boolean;
  /** The final metrics, and of per-epoch metrics the value at the epoch whose weights were kept. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Every metric's points in the order of their steps (epochs; 0 is initialisation). */
  readonly history: Readonly<Record<string, readonly MetricPoint[]>>;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly startTime: number;
  readonly endTime?: number;
}

export type RunStatus = 'SCHEDULED' | 'RUNNING' | 'FINISHED' | 'FAILED' | 'KILLED';

export interface MetricPoint {
  readonly step: number;
  readonly value: number;
}

/** Tags and parameters under which a run's facts are recorded, beside MLflow's own. */
export const TAG = {
  topic: 'experiments.topic',
  arm: 'experiments.arm',
  role: 'experiments.role',
  profile: 'experiments.profile',
  configHash: 'experiments.config_sha256',
  dataHash: 'experiments.data_sha256',
  weightsHash: 'experiments.weights_sha256',
  codeVersion: 'experiments.code_version',
  engine: 'experiments.engine',
  engineVersion: 'experiments.engine_version',
  nodeVersion: 'experiments.node_version',
  architecture: 'experiments.architecture',
  diverged: 'diverged',
  reason: 'experiments.reason',
  owner: 'experiments.owner',
  attempts: 'experiments.attempts',
} as const;
