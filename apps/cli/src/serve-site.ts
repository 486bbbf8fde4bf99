import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { onInterruption } from './interruption.ts';

export const DEFAULT_PORT = 4173;
const PORTS_TRIED = 20;

export interface ServeOptions {
  readonly folder: string;
  /** 0 for any free one; absent for the first free one from `DEFAULT_PORT` on. */
  readonly port?: number;
}

export interface SiteServer {
  readonly address: string;
  close(): Promise<void>;
}

/** Prints the address, and returns at Ctrl-C. */
export async function serveUntilStopped(options: ServeOptions): Promise<void> {
  const { signal, release } = onInterruption();
  const server = await serveSite(options);
  console.log(`the report is at ${server.address} (Ctrl-C ends)`);
  if (!signal.aborted)
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await server.close();
  release();
}

/**
 * Serves a built site to this machine alone.
 *
 * @throws Error where there is no site, or the port is taken
 */
export async function serveSite({ folder, port }: ServeOptions): Promise<SiteServer> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`there is no site in ${folder}; "experiments report" builds it`);
  }
  const files = sirv(folder, { dev: true, extensions: ['html'] });
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    }),
  );
  const listen = (at: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  for (let at = port ?? DEFAULT_PORT; ; at++) {
    try {
      await listen(at);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      if (port !== undefined)
        throw new Error(`port ${port} is taken; choose another with --port`, { cause: error });
      if (at - DEFAULT_PORT >= PORTS_TRIED)
        throw new Error(`ports ${DEFAULT_PORT} to ${at} are taken; choose one with --port`, { cause: error });
    }
  }
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
