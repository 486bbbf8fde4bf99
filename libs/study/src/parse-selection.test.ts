import { topics } from '@experiments/topics';
import { describe, expect, it } from 'vitest';
import { parseSelection } from './parse-selection.ts';

describe('parseSelection', () => {
  it('takes a request as it is', () => {
    const request = { topics: ['optimizers'], profile: 'smoke', seeds: 2, epochs: 1 };
    expect(parseSelection(request)).toEqual(request);
    expect(parseSelection({ profile: 'full' })).toEqual({ profile: 'full' });
  });

  it.each([
    [
      'an unknown topic',
      { profile: 'smoke', topics: ['optimisers'] },
      ['topics', 'optimisers', topics[0]!.id],
    ],
    ['no topic', { profile: 'smoke', topics: [] }, ['request.topics']],
    ['an unknown profile', { profile: 'fast' }, ['profile', 'fast', 'smoke, quick, full']],
    ['no profile', {}, ['request.profile']],
    ['an unknown key', { profile: 'smoke', seed: 3 }, ['request.seed', 'topics, profile, seeds, epochs']],
    ['negative seeds', { profile: 'smoke', seeds: -1 }, ['request.seeds', '-1']],
    ['half an epoch', { profile: 'smoke', epochs: 0.5 }, ['request.epochs', '0.5']],
    ['no request', 'smoke', ['request', 'smoke']],
  ])('refuses %s, naming what is allowed', (_, request, parts) => {
    for (const part of parts) expect(() => parseSelection(request)).toThrow(part);
  });
});
