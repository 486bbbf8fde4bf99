export { DataFileError } from './data-file-error.ts';
export {
  FASHION_MNIST_CHECKSUMS,
  FASHION_MNIST_CLASSES,
  FASHION_MNIST_FILES,
  FASHION_MNIST_HASH,
  fashionMnistImages,
} from './fashion-mnist.ts';
export type { FashionMnistFile } from './fashion-mnist.ts';
export { parseIdx } from './idx.ts';
export type { IdxArray } from './idx.ts';
export { splitData } from './split-data.ts';
export { xorImages } from './xor.ts';
