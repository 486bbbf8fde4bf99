export { cloudStore } from './cloud-store.ts';
export type { CloudStoreOptions } from './cloud-store.ts';
export { explained, openCloudStore, required, s3Client } from './open-cloud-store.ts';
export type { Environment } from './open-cloud-store.ts';
export { KEYS } from './table.ts';
