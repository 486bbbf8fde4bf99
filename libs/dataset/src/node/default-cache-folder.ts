import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * Where data is kept between runs: `$EXPERIMENTS_CACHE`, or else `experiments` in the user's cache folder (XDG Base
 * Directory Specification: `$XDG_CACHE_HOME`, ignored unless absolute, or `~/.cache`).
 */
export function defaultCacheFolder(environment: NodeJS.ProcessEnv): string {
  const { EXPERIMENTS_CACHE: own, XDG_CACHE_HOME: shared, HOME: home } = environment;
  if (own) return resolve(own);
  if (shared && isAbsolute(shared)) return join(shared, 'experiments');
  return join(home || homedir(), '.cache', 'experiments');
}
