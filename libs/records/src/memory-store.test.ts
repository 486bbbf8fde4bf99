import { memoryStore } from './memory-store.ts';
import type { MemoryRecords } from './memory-store.ts';
import { runStoreContract } from './testing/run-store.contract.ts';

runStoreContract('memoryStore', () => {
  const records: MemoryRecords = new Map();
  return () => memoryStore(records);
});
