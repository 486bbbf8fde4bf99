export { directoryStore } from './directory-store.ts';
export { processOwner } from './process-owner.ts';
