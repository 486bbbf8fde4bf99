import { appendFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureHandler, handler as train } from '../../apps/train/src/handler.ts';

/**
 * The real function `train`, to which evil happens: what a file in the temporary folder says of the run's id. Every
 * invocation leaves a line in another file.
 */
export type Fault =
  /** At its first try the function ends in the middle of training, without a word. */
  | 'dies once'
  /** Every try fails as a service does that is down for long. */
  | 'always fails'
  /** The configuration that arrives is not the one that was planned. */
  | 'poisoned'
  /** At its first try hardly any of the function's time is left. */
  | 'no time at first';

export interface FaultFile {
  readonly [runId: string]: Fault;
}

interface Event {
  readonly run: { readonly runId: string; readonly config: { optimizer: unknown } };
}
type Context = Parameters<typeof train>[1];

export { failureHandler };

export const handler = async (event: Event, context: Context): Promise<unknown> => {
  const { runId } = event.run;
  const tries = readLines('invocations.txt').filter((line) => line === runId).length;
  appendFileSync(join(tmpdir(), 'invocations.txt'), `${runId}\n`);
  const faults = JSON.parse(readFileSync(join(tmpdir(), 'faults.json'), 'utf8')) as FaultFile;
  switch (faults[runId]) {
    case 'dies once':
      if (tries === 0) setTimeout(() => process.exit(137), 400);
      break;
    case 'always fails':
      throw Object.assign(new Error('the disk is full'), { name: 'RunFailed' });
    case 'poisoned':
      event.run.config.optimizer = { id: 'sdg' };
      break;
    case 'no time at first':
      if (tries === 0) context.getRemainingTimeInMillis = () => 20_000 + 300;
  }
  return train(event, context);
};

function readLines(name: string): string[] {
  try {
    return readFileSync(join(tmpdir(), name), 'utf8').split('\n');
  } catch {
    return [];
  }
}
