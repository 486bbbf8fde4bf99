export * from './canonical-json.ts';
export * from './examples.ts';
export * from './invalid-input.ts';
export * from './report-data.ts';
export * from './run-config.ts';
export * from './run-record.ts';
export * from './topic.ts';
export * from './training-engine.ts';
