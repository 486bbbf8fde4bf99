import { createServer } from 'node:http';
import type { RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { packedFiles } from './synthetic-files.ts';

/** For the tests: an HTTP server on this machine, closed at the end of the scope that holds it by `await using`. */
export interface FileServer extends AsyncDisposable {
  /** Ends in a slash. */
  readonly address: string;
  /** Names that were asked for, in order. */
  readonly requests: readonly string[];
}

/** Answers one request for a packed file; the default sends it. */
export type Answer = (response: ServerResponse, bytes: Buffer, name: string) => void;

/** Serves the synthetic files, packed. */
export async function serveFiles(answer: Answer = sendAll): Promise<FileServer> {
  const requests: string[] = [];
  const listener: RequestListener = (request, response) => {
    const name = request.url!.slice(1);
    requests.push(name);
    answer(response, packedFiles[name]!, name);
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const sendAll: Answer = (response, bytes) => {
  response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
};

/** Sends half of the file and keeps the connection open. */
export const sendHalf: Answer = (response, bytes) => {
  response.writeHead(200, { 'content-length': bytes.length }).write(bytes.subarray(0, bytes.length / 2));
};

/** Sends half of the file and breaks the connection. */
export const breakHalfWay: Answer = (response, bytes) => {
  response.writeHead(200, { 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
};
