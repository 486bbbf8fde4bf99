import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { sha256Hex } from '@experiments/contracts';

/** Checkpoints stand apart from artifacts, so that a lifecycle rule can remove those that nobody went on from. */
export type ObjectKind = 'artifacts' | 'checkpoints';

/**
 * The bytes of runs on S3, under the claim of their writer and their own SHA-256:
 * `artifacts/<run id>/<claim>/<sha256>`. What a name stands for is said in DynamoDB alone. So a writer who lost its
 * run can neither change nor remove anything that others read.
 */
export class RunObjects {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  /** @returns the object's name within its run, `<claim>/<sha256>` */
  async put(kind: ObjectKind, runId: string, claim: string, bytes: Uint8Array): Promise<string> {
    const name = `${claim}/${sha256Hex(bytes)}`;
    await this.#client.send(
      new PutObjectCommand({ Bucket: this.#bucket, Key: `${kind}/${runId}/${name}`, Body: bytes }),
    );
    return name;
  }

  async get(kind: ObjectKind, runId: string, name: string): Promise<Uint8Array | undefined> {
    const Key = `${kind}/${runId}/${name}`;
    return orAbsent(async () => {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key }));
      return new Uint8Array(await Body!.transformToByteArray());
    });
  }

  async has(kind: ObjectKind, runId: string, name: string): Promise<boolean> {
    const Key = `${kind}/${runId}/${name}`;
    const found = await orAbsent(() =>
      this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key })),
    );
    return found !== undefined;
  }

  async remove(kind: ObjectKind, runId: string, names: readonly string[]): Promise<void> {
    for (let at = 0; at < names.length; at += 1000) {
      const Objects = names.slice(at, at + 1000).map((name) => ({ Key: `${kind}/${runId}/${name}` }));
      await this.#client.send(
        new DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects, Quiet: true } }),
      );
    }
  }

  /** The names of all objects of a kind that a run has, those of writers who lost it too. */
  async names(kind: ObjectKind, runId: string): Promise<string[]> {
    const Prefix = `${kind}/${runId}/`;
    const names: string[] = [];
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client: this.#client },
      { Bucket: this.#bucket, Prefix },
    )) {
      names.push(...Contents.map(({ Key }) => Key!.slice(Prefix.length)));
    }
    return names;
  }
}

/** What is not there is not an error. */
async function orAbsent<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name)) return undefined;
    throw error;
  }
}
