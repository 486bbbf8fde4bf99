import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite } from './serve-site.ts';

describe('serveSite', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'experiments-site-'));
    mkdirSync(join(folder, 'topics'));
    writeFileSync(join(folder, 'index.html'), '<h1>index</h1>');
    writeFileSync(join(folder, 'topics', 'optimizers.html'), '<h1>optimizers</h1>');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('answers with the files, pages without their extension', async () => {
    const server = await serveSite({ folder, port: 0 });
    try {
      expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
      expect(await (await fetch(server.address)).text()).toBe('<h1>index</h1>');
      expect(await (await fetch(`${server.address}topics/optimizers`)).text()).toBe('<h1>optimizers</h1>');
      expect((await fetch(`${server.address}absent`)).status).toBe(404);
    } finally {
      await server.close();
    }
  });

  it('takes the next port where none was asked for, and says so where the one asked for is taken', async () => {
    const first = await serveSite({ folder });
    const second = await serveSite({ folder });
    try {
      expect(second.address).not.toBe(first.address);
      const port = Number(new URL(first.address).port);
      await expect(serveSite({ folder, port })).rejects.toThrow(
        `port ${port} is taken; choose another with --port`,
      );
    } finally {
      await first.close();
      await second.close();
    }
  });

  it('says how to build a site that is not there', async () => {
    await expect(serveSite({ folder: join(folder, 'nowhere') })).rejects.toThrow(
      '"experiments report" builds it',
    );
  });
});
