export { naturalLogarithm } from './natural-logarithm.ts';
export { RandomStream, randomStream, streamWords } from './random-stream.ts';
