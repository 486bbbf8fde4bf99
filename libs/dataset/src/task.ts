import { InvalidInput } from '@experiments/contracts';
import type { DataConfig } from '@experiments/contracts';

/** Which classes of the data set take part, and what they are called in the task at hand. */
export interface Task {
  readonly classes: number;
  /** The task's label for each class of the data set, or {@link LEFT_OUT}. */
  readonly labelOf: Int16Array;
}

/** In `labelOf`: examples of this class take no part. */
export const LEFT_OUT = -1;

/**
 * The task that a configuration names, for a data set of `classes` classes.
 *
 * @throws InvalidInput for a class that the data set lacks, one named twice, or no class left for the rest
 */
export function taskOf(config: DataConfig['task'], classes: number): Task {
  switch (config.kind) {
    case 'all-classes':
      return { classes, labelOf: Int16Array.from({ length: classes }, (_, label) => label) };
    case 'subset': {
      checkClasses('data.task.classes', config.classes, classes);
      const labelOf = new Int16Array(classes).fill(LEFT_OUT);
      config.classes.forEach((name, label) => (labelOf[name] = label));
      return { classes: config.classes.length, labelOf };
    }
    case 'one-vs-rest': {
      checkClasses('data.task.positive', config.positive, classes);
      if (config.positive.length === classes) {
        throw new InvalidInput('data.task.positive', config.positive, 'a class must be left for the rest');
      }
      const labelOf = new Int16Array(classes);
      config.positive.forEach((name) => (labelOf[name] = 1));
      return { classes: 2, labelOf };
    }
  }
}

function checkClasses(field: string, named: readonly number[], classes: number): void {
  const known = (name: number) => Number.isInteger(name) && name >= 0 && name < classes;
  if (!named.every(known))
    throw new InvalidInput(field, named, `this data has the classes 0 ... ${classes - 1}`);
  if (new Set(named).size < named.length)
    throw new InvalidInput(field, named, 'each class can be named once');
}
