import { canonicalJson, sha256Hex } from '@experiments/contracts';
import type { ImageData } from '@experiments/contracts';
import { DataFileError } from './data-file-error.ts';
import { parseIdx } from './idx.ts';
import type { IdxArray } from './idx.ts';

/**
 * Fashion-MNIST: 60,000 training and 10,000 test images of ten kinds of clothing, 28 x 28 pixels (Xiao, Rasul and
 * Vollgraf 2017, arXiv 1708.07747). The SHA-256 of each of its files, unpacked: compressed copies differ.
 */
export const FASHION_MNIST_CHECKSUMS = {
  'train-images-idx3-ubyte': 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
  'train-labels-idx1-ubyte': 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
  't10k-images-idx3-ubyte': '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
  't10k-labels-idx1-ubyte': '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
} as const;

/** The `hash` of the data set, known without its files. */
export const FASHION_MNIST_HASH = hashOf(FASHION_MNIST_CHECKSUMS);

export type FashionMnistFile = keyof typeof FASHION_MNIST_CHECKSUMS;

export const FASHION_MNIST_FILES = Object.keys(FASHION_MNIST_CHECKSUMS) as FashionMnistFile[];

/** The name of each class, in the order of the labels. */
export const FASHION_MNIST_CLASSES = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
] as const;

/**
 * The data set from its four unpacked files, which are not copied. Their checksums are the caller's to verify; the
 * `hash` of the result is made of them.
 *
 * @throws DataFileError where a file is not idx or the files do not fit each other
 */
export function fashionMnistImages(
  files: Readonly<Record<FashionMnistFile, Uint8Array>>,
  checksums: Readonly<Record<FashionMnistFile, string>> = FASHION_MNIST_CHECKSUMS,
): ImageData {
  const train = labelledImages(files, 'train-images-idx3-ubyte', 'train-labels-idx1-ubyte');
  const test = labelledImages(files, 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte');
  if (train.features !== test.features) {
    throw new DataFileError(
      't10k-images-idx3-ubyte',
      `${test.features} pixels an image`,
      `${train.features}, as in train-images-idx3-ubyte`,
    );
  }
  return {
    name: 'fashion-mnist',
    features: train.features,
    classNames: FASHION_MNIST_CLASSES,
    train: { pixels: train.pixels, labels: train.labels },
    test: { pixels: test.pixels, labels: test.labels },
    hash: hashOf(checksums),
  };
}

function hashOf(checksums: Readonly<Record<string, string>>): string {
  return sha256Hex(canonicalJson(checksums));
}

function labelledImages(
  files: Readonly<Record<FashionMnistFile, Uint8Array>>,
  imageFile: FashionMnistFile,
  labelFile: FashionMnistFile,
): { features: number; pixels: Uint8Array; labels: Uint8Array } {
  const images = parseRank(files[imageFile], imageFile, 3);
  const labels = parseRank(files[labelFile], labelFile, 1);
  const [count, height, width] = images.dimensions as [number, number, number];
  if (labels.data.length !== count) {
    throw new DataFileError(labelFile, `${labels.data.length} labels`, `${count}, one for each image`);
  }
  const unknown = labels.data.find((label) => label >= FASHION_MNIST_CLASSES.length);
  if (unknown !== undefined) {
    throw new DataFileError(
      labelFile,
      `the label ${unknown}`,
      `labels 0 ... ${FASHION_MNIST_CLASSES.length - 1}`,
    );
  }
  return { features: height * width, pixels: images.data, labels: labels.data };
}

function parseRank(bytes: Uint8Array, file: FashionMnistFile, rank: number): IdxArray {
  const array = parseIdx(bytes, file);
  if (array.dimensions.length !== rank) {
    throw new DataFileError(file, `${array.dimensions.length} dimensions`, `${rank}`);
  }
  return array;
}
