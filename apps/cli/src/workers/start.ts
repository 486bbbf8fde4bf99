import { enableCompileCache } from 'node:module';

/** Where a worker starts: what it then loads comes compiled out of the cache, from the second time on. */

enableCompileCache();
await import('./worker.ts');
