import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultCacheFolder } from './default-cache-folder.ts';

describe('defaultCacheFolder', () => {
  it.each([
    [{ EXPERIMENTS_CACHE: '/own', XDG_CACHE_HOME: '/shared', HOME: '/home/me' }, '/own'],
    [{ EXPERIMENTS_CACHE: 'own', HOME: '/home/me' }, resolve('own')],
    [{ XDG_CACHE_HOME: '/shared', HOME: '/home/me' }, '/shared/experiments'],
    [{ XDG_CACHE_HOME: 'relative', HOME: '/home/me' }, '/home/me/.cache/experiments'],
    [{ EXPERIMENTS_CACHE: '', XDG_CACHE_HOME: '', HOME: '/home/me' }, '/home/me/.cache/experiments'],
    [{}, join(homedir(), '.cache', 'experiments')],
  ])('is, for %j, %s', (environment, folder) => {
    expect(defaultCacheFolder(environment)).toBe(folder);
  });
});
