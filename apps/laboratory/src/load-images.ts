import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ImageData } from '@experiments/contracts';
import { FASHION_MNIST_CHECKSUMS, FASHION_MNIST_FILES, fashionMnistImages } from '@experiments/dataset';
import type { FashionMnistFile } from '@experiments/dataset';

/**
 * Fashion-MNIST from the four files packed beside the site, each verified by its SHA-256 once unpacked.
 *
 * @param folder address of the folder that holds them, with a slash at its end
 * @param onBytes told how many packed bytes have arrived in all
 * @throws Error where a file is missing or is not the one that the runs were trained on
 */
export async function loadImages(folder: string, onBytes: (received: number) => void): Promise<ImageData> {
  let received = 0;
  const count = (bytes: number) => onBytes((received += bytes));
  const files = await Promise.all(
    FASHION_MNIST_FILES.map(async (file): Promise<[FashionMnistFile, Uint8Array]> => [
      file,
      await fetchFile(folder, file, count),
    ]),
  );
  return fashionMnistImages(Object.fromEntries(files) as Record<FashionMnistFile, Uint8Array>);
}

async function fetchFile(
  folder: string,
  file: FashionMnistFile,
  count: (bytes: number) => void,
): Promise<Uint8Array> {
  const response = await fetch(`${folder}${file}.gzip`);
  if (!response.ok || !response.body)
    throw new Error(`this copy of the site comes without the images (${file}.gzip: ${response.status})`);
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      count(chunk.length);
      controller.enqueue(chunk);
    },
  });
  const unpacked = response.body.pipeThrough(counted).pipeThrough(new DecompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(unpacked).arrayBuffer());
  const hash = bytesToHex(sha256(bytes));
  if (hash !== FASHION_MNIST_CHECKSUMS[file])
    throw new Error(`${file} is not the file that the runs were trained on (SHA-256 ${hash})`);
  return bytes;
}
