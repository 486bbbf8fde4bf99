import { describe, expect, it } from 'vitest';
import { BUILD, readSettings } from './settings.ts';

const from = (context: Record<string, unknown>) => () => readSettings((key) => context[key]);

describe('readSettings', () => {
  it('has a usual value for everything', () => {
    expect(from({})()).toEqual({
      prefix: 'experiments',
      packaging: 'image',
      architecture: 'x64',
      runtime: 'nodejs',
      hostRuntime: undefined,
      build: BUILD,
      retention: 90,
      removal: 'retain',
      concurrency: 100,
      budget: 20,
      email: undefined,
      cloudfront: true,
    });
  });

  it('takes text, as -c gives it', () => {
    expect(from({ packaging: 'zip', retention: '7', concurrency: '2', cloudfront: 'false' })()).toMatchObject(
      {
        packaging: 'zip',
        retention: 7,
        concurrency: 2,
        cloudfront: false,
      },
    );
  });

  it.each([
    ['packaging', 'jar', 'image or zip'],
    ['concurrency', '0', '1 to 1000'],
    ['retention', 'long', '1 to 3650'],
    ['prefix', 'My Study', 'a-z'],
    ['runtime', 'provided', 'hostRuntime'],
  ])('refuses %s=%s, naming what is allowed', (key, value, allowed) => {
    expect(from({ [key]: value })).toThrow(allowed);
  });
});
