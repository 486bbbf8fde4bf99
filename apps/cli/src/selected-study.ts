import { selectStudy } from '@experiments/study';
import type { Study } from '@experiments/study';
import { engineIdentity } from './engines.ts';
import type { SelectionOptions } from './options.ts';

/** The part of the study that a command's options select, for the engine that they name. */
export async function selectedStudy(options: SelectionOptions): Promise<Study> {
  return selectStudy({ ...options, engine: await engineIdentity(options.engine) });
}
