import type { PlannedRun } from '@experiments/contracts';
import type { Circumstances, ModelPolicy, RunOutcome } from '@experiments/sweep';
import type { EngineSetup } from '../engines.ts';
import type { Images } from '../images.ts';

/** What a worker starts with. The engine's module and the pixels are shared with all others, not copied. */
export interface WorkerSetup {
  readonly engine: EngineSetup;
  readonly images: Images;
  readonly store: string;
  readonly circumstances: Circumstances;
  readonly models: ModelPolicy;
}

export type ToWorker = { readonly kind: 'run'; readonly run: PlannedRun } | { readonly kind: 'stop' };

/** About the run that the worker was given last. */
export type FromWorker =
  | { readonly kind: 'started'; readonly resumed: boolean }
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'ended'; readonly outcome: RunOutcome }
  /** The run could be neither trained nor recorded: nothing else can be either. */
  | { readonly kind: 'broken'; readonly error: Error };
