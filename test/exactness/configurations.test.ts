import { describe, expect, it } from 'vitest';
import {
  activations,
  constraints,
  initializers,
  layers,
  losses,
  optimizers,
  regularizers,
} from '@experiments/methods';
import { validateRun } from '@experiments/training';
import { exactnessConfigurations } from './configurations.ts';

const configurations = Object.values(exactnessConfigurations());
const ids = new Set<string>();
JSON.stringify(configurations, (key, value) => {
  if (key === 'id' || key === 'kind') ids.add(value);
  return value;
});

describe('the configurations', () => {
  it.each(Object.entries(exactnessConfigurations()))('%s can be run', (_, config) => {
    expect(() => validateRun(config)).not.toThrow();
  });

  it.each(
    Object.entries({ activations, constraints, initializers, layers, losses, optimizers, regularizers }),
  )('leave out none of the %s', (_, registry) => {
    expect(Object.keys(registry).filter((id) => !ids.has(id))).toEqual([]);
  });
});
