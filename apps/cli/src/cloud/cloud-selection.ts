import { InvalidInput } from '@experiments/contracts';
import type { Selection } from '@experiments/study';
import type { SelectionOptions } from '../options.ts';

/** @throws InvalidInput for what the functions in the cloud cannot do */
export function cloudSelection({ topics, profile, seeds, epochs, engine }: SelectionOptions): Selection {
  if (engine !== 'wasm')
    throw new InvalidInput('--engine', engine, 'the functions in the cloud train with wasm');
  return { topics, profile, seeds, epochs };
}
