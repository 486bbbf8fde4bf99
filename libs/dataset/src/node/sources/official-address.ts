import type { DataSource } from './data-source.ts';

const ADDRESS = 'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/';

/**
 * The address that the authors publish the data set at.
 *
 * @param options.address ends in a slash
 * @param options.silence milliseconds without a byte after which it is given up; while bytes flow, however slowly,
 *   there is no limit
 */
export function officialAddress({ address = ADDRESS, silence = 10_000 } = {}): DataSource {
  return {
    id: 'official-address',
    title: `the official address ${address}`,
    async deliver(files, receiver) {
      for (const file of files) {
        const from = `${address}${file}.gz`;
        const stalled = new AbortController();
        const timer = setTimeout(
          () => stalled.abort(new Error(`${from} sent nothing for ${silence / 1000} s`)),
          silence,
        );
        try {
          const signal = AbortSignal.any([stalled.signal, ...(receiver.signal ? [receiver.signal] : [])]);
          const response = await request(from, signal);
          const bytes = watched(response.body!, timer);
          await receiver.receive({ file, from, bytes, totalBytes: lengthOf(response) });
        } finally {
          clearTimeout(timer);
        }
      }
    },
  };
}

async function request(address: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, { signal }).catch((error: Error) => {
    // `fetch` says only that it failed; its cause says why.
    const cause = error.cause as (Error & { code?: string }) | undefined;
    if (cause === undefined) throw error;
    throw new Error(`${address} cannot be reached: ${cause.message || cause.code}`, { cause });
  });
  if (response.ok) return response;
  await response.body?.cancel();
  throw new Error(`${address} answers ${response.status} ${response.statusText}`);
}

async function* watched(bytes: AsyncIterable<Uint8Array>, timer: NodeJS.Timeout): AsyncIterable<Uint8Array> {
  timer.refresh();
  for await (const chunk of bytes) {
    timer.refresh();
    yield chunk;
  }
}

/** Unknown where the server compresses on the way, since `fetch` hands over what it has unpacked. */
function lengthOf({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? undefined : Number(length);
}
