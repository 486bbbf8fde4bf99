import { DeleteObjectsCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { sha256Hex } from '@experiments/contracts';
import { lookup } from 'mrmime';

/** Where the bucket says what it holds: SHA-256 by path. */
const MANIFEST = '.manifest.json';
const AT_ONCE = 16;

export interface SyncResult {
  /** Paths of what was new or had changed. */
  readonly uploaded: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/**
 * Makes a bucket hold these files, writing only what changed. What pages load goes before the pages, and what is no
 * longer part of the site is removed at the very end: a reader finds whole pages at any moment. Killed anywhere and
 * done again, it ends the same, because the manifest is written after what it lists.
 */
export async function syncSite(
  client: S3Client,
  Bucket: string,
  files: ReadonlyMap<string, () => Promise<Uint8Array>>,
): Promise<SyncResult> {
  const before = await readManifest(client, Bucket);
  const manifest: Record<string, string> = {};
  const changed: [path: string, bytes: Uint8Array][] = [];
  for (const [path, read] of files) {
    const bytes = await read();
    const sha256 = sha256Hex(bytes);
    manifest[path] = sha256;
    if (before[path] !== sha256) changed.push([path, bytes]);
  }
  const isPage = ([path]: readonly [string, unknown]) => path.endsWith('.html');
  const upload = ([Key, Body]: [string, Uint8Array]) =>
    client.send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body,
        ContentType: contentType(Key),
        CacheControl: Key.startsWith('_next/static/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      }),
    );
  await inGroups(
    changed.filter((file) => !isPage(file)),
    upload,
  );
  await inGroups(changed.filter(isPage), upload);
  const removed = Object.keys(before).filter((path) => !files.has(path));
  await writeManifest(client, Bucket, { ...before, ...manifest });
  for (let at = 0; at < removed.length; at += 1000) {
    const Objects = removed.slice(at, at + 1000).map((Key) => ({ Key }));
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
  }
  if (removed.length > 0) await writeManifest(client, Bucket, manifest);
  const uploaded = changed.map(([path]) => path);
  return { uploaded, removed, unchanged: files.size - uploaded.length };
}

async function readManifest(client: S3Client, Bucket: string): Promise<Record<string, string>> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: MANIFEST }));
    return JSON.parse(await Body!.transformToString()) as Record<string, string>;
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return {};
    throw error;
  }
}

async function writeManifest(
  client: S3Client,
  Bucket: string,
  manifest: Readonly<Record<string, string>>,
): Promise<void> {
  const Body = JSON.stringify(manifest);
  await client.send(new PutObjectCommand({ Bucket, Key: MANIFEST, Body, ContentType: 'application/json' }));
}

function contentType(path: string): string {
  const type = lookup(path) ?? 'application/octet-stream';
  return type.startsWith('text/') || type === 'application/json' ? `${type}; charset=utf-8` : type;
}

async function inGroups<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE)
    await Promise.all(items.slice(at, at + AT_ONCE).map(work));
}
