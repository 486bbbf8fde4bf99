import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';

/** Runs turned to text at once. */
const BATCH = 1000;

/** The files of a sweep on S3: for each round the runs to train, and the ids of all runs tried so far. */
export class SweepFiles {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #folder: string;

  constructor(client: S3Client, bucket: string, sweep: string) {
    this.#client = client;
    this.#bucket = bucket;
    this.#folder = `sweeps/${sweep}`;
  }

  /**
   * Writes items as one JSON array, by way of a file, so that a hundred thousand need not be in memory as text.
   *
   * @returns the object's key
   */
  async writeItems(round: number, items: readonly unknown[]): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'sweep-'));
    try {
      const path = join(folder, 'items.json');
      const file = await open(path, 'w');
      for (let at = 0; at < items.length; at += BATCH) {
        const lines = items.slice(at, at + BATCH).map((item) => JSON.stringify(item));
        await file.write(`${at === 0 ? '[' : ',\n'}${lines.join(',\n')}`);
      }
      await file.write(items.length === 0 ? '[]\n' : ']\n');
      await file.close();
      const Key = `${this.#folder}/round-${round}.json`;
      const { size } = await stat(path);
      await this.#client.send(
        new PutObjectCommand({
          Bucket: this.#bucket,
          Key,
          Body: createReadStream(path),
          ContentLength: size,
          ContentType: 'application/json',
        }),
      );
      return Key;
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  async writeAttempted(runIds: Iterable<string>): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: `${this.#folder}/attempted.json`,
        Body: JSON.stringify([...runIds]),
        ContentType: 'application/json',
      }),
    );
  }

  async readAttempted(): Promise<string[]> {
    const { Body } = await this.#client.send(
      new GetObjectCommand({ Bucket: this.#bucket, Key: `${this.#folder}/attempted.json` }),
    );
    return JSON.parse(await Body!.transformToString()) as string[];
  }
}
