import { enableCompileCache } from 'node:module';

// A thread has a compile cache of its own, which must be on before the modules that it is for: they are half of the
// time that a thread takes to start.
enableCompileCache();
await import('./serve-runs.ts');
