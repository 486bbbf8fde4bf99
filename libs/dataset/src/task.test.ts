import { InvalidInput } from '@experiments/contracts';
import type { DataConfig } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { LEFT_OUT, taskOf } from './task.ts';

describe('taskOf', () => {
  it('keeps every class as it is', () => {
    expect(taskOf({ kind: 'all-classes' }, 3)).toEqual({ classes: 3, labelOf: Int16Array.of(0, 1, 2) });
  });

  it('numbers the classes of a subset in the order in which they are named', () => {
    expect(taskOf({ kind: 'subset', classes: [3, 0] }, 4)).toEqual({
      classes: 2,
      labelOf: Int16Array.of(1, LEFT_OUT, LEFT_OUT, 0),
    });
  });

  it('has two classes for positives against the rest, however many are positive', () => {
    expect(taskOf({ kind: 'one-vs-rest', positive: [1, 3] }, 5)).toEqual({
      classes: 2,
      labelOf: Int16Array.of(0, 1, 0, 1, 0),
    });
  });

  it.each([
    [
      { kind: 'subset', classes: [0, 2] },
      'data.task.classes: [0,2] is not usable; this data has the classes 0 ... 1',
    ],
    [
      { kind: 'subset', classes: [1, 1] },
      'data.task.classes: [1,1] is not usable; each class can be named once',
    ],
    [
      { kind: 'one-vs-rest', positive: [4] },
      'data.task.positive: [4] is not usable; this data has the classes',
    ],
    [{ kind: 'one-vs-rest', positive: [1, 0] }, 'a class must be left for the rest'],
  ] satisfies [DataConfig['task'], string][])('refuses %j for data of two classes', (config, message) => {
    expect(() => taskOf(config, 2)).toThrow(InvalidInput);
    expect(() => taskOf(config, 2)).toThrow(message);
  });
});
