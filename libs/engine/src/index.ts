export { createEngine, ENGINE_ID, ENGINE_VERSION } from './engine.ts';
