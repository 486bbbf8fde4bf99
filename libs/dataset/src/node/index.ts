export { CacheFolderError } from './data-cache.ts';
export { DataUnavailable } from './data-unavailable.ts';
export { defaultCacheFolder } from './default-cache-folder.ts';
export { loadFashionMnist } from './load-fashion-mnist.ts';
export { packFashionMnist } from './pack-fashion-mnist.ts';
export type { LoadOptions, LoadProgress } from './load-fashion-mnist.ts';
export type { DataSource, Delivery, Receiver } from './sources/data-source.ts';
