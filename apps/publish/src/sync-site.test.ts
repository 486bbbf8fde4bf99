import type { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { syncSite } from './sync-site.ts';

/** A bucket in memory that keeps the order of what was done to it. */
function bucket() {
  const objects = new Map<string, string>();
  const done: string[] = [];
  const client = {
    async send({ constructor, input }: { constructor: { name: string }; input: Record<string, never> }) {
      const { Key, Body, Delete } = input as unknown as {
        Key: string;
        Body: Uint8Array | string;
        Delete: { Objects: { Key: string }[] };
      };
      switch (constructor.name) {
        case 'PutObjectCommand':
          objects.set(Key, typeof Body === 'string' ? Body : new TextDecoder().decode(Body));
          return void done.push(`put ${Key}`);
        case 'DeleteObjectsCommand':
          for (const { Key } of Delete.Objects) objects.delete(Key);
          return void done.push(`remove ${Delete.Objects.map(({ Key }) => Key).join(' ')}`);
        default: {
          const text = objects.get(Key);
          if (text === undefined) throw Object.assign(new Error(), { name: 'NoSuchKey' });
          return { Body: { transformToString: async () => text } };
        }
      }
    },
  } as unknown as S3Client;
  return { objects, done, client };
}

const site = (files: Record<string, string>) =>
  new Map(
    Object.entries(files).map(([path, text]) => [path, async () => new TextEncoder().encode(text)] as const),
  );

describe('syncSite', () => {
  it('writes what changed, pages after what they load, and removes last', async () => {
    const { objects, done, client } = bucket();
    await syncSite(
      client,
      'site',
      site({ 'index.html': '1', 'a/index.html': 'a', '_next/static/1.js': 'x' }),
    );
    done.length = 0;
    const next = {
      'index.html': '2',
      'b/index.html': 'b',
      '_next/static/2.js': 'y',
      '_next/static/1.js': 'x',
    };
    const result = await syncSite(client, 'site', site(next));
    expect(result).toEqual({
      uploaded: ['index.html', 'b/index.html', '_next/static/2.js'],
      removed: ['a/index.html'],
      unchanged: 1,
    });
    expect(done).toEqual([
      'put _next/static/2.js',
      'put index.html',
      'put b/index.html',
      'put .manifest.json',
      'remove a/index.html',
      'put .manifest.json',
    ]);
    expect(Object.fromEntries([...objects].filter(([key]) => !key.startsWith('.')))).toEqual(next);
  });

  it('does nothing to speak of where nothing changed', async () => {
    const { client } = bucket();
    const files = site({ 'index.html': '1' });
    await syncSite(client, 'site', files);
    expect(await syncSite(client, 'site', files)).toEqual({ uploaded: [], removed: [], unchanged: 1 });
  });

  it('ends the same after being cut off anywhere', async () => {
    const files = { 'index.html': '2', 'new/index.html': 'n', 'b.css': 'b' };
    for (let cut = 0; cut < 8; cut++) {
      const { objects, client } = bucket();
      await syncSite(client, 'site', site({ 'index.html': '1', 'old/index.html': 'o' }));
      let left = cut;
      const cutOff = {
        send: (command: never) => (left-- > 0 ? client.send(command) : Promise.reject(new Error('cut'))),
      } as unknown as S3Client;
      await syncSite(cutOff, 'site', site(files)).catch(() => undefined);
      await syncSite(client, 'site', site(files));
      expect(Object.fromEntries([...objects].filter(([key]) => !key.startsWith('.')))).toEqual(files);
    }
  });
});
