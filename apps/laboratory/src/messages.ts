import type { RunConfig } from '@experiments/contracts';

/** What the page asks of the worker, once. */
export interface TrainRequest {
  readonly config: RunConfig;
}

/** What the worker tells the page. */
export type FromWorker =
  /** The data on its way, in bytes as they arrive. */
  | { readonly kind: 'loading'; readonly receivedBytes: number }
  | { readonly kind: 'training'; readonly share: number }
  | { readonly kind: 'epoch'; readonly epoch: number; readonly metrics: Readonly<Record<string, number>> }
  | { readonly kind: 'trained'; readonly result: Trained }
  | { readonly kind: 'failed'; readonly message: string };

/** Of a finished run what a record can be compared with. */
export interface Trained {
  readonly history: Readonly<Record<string, readonly { readonly step: number; readonly value: number }[]>>;
  readonly metrics: Readonly<Record<string, number>>;
  readonly weightsSha256: string;
  readonly engineVersion: string;
}
