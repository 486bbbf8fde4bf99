import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pythonVenv } from '../python/venv.ts';

/** AWS as far as this project needs it, in one process on this machine. */
export interface Ministack {
  readonly endpoint: string;
  /** What a client of AWS has to be told to come here, as environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Settings of an SDK client. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** The temporary folder of it and of the functions that it starts. */
  readonly folder: string;
  /** All that it has said so far. */
  log(): string;
  stop(): Promise<void>;
}

const REGION = 'us-east-1';
const START_SECONDS = 60;

/** Runs a program until standard input ends, as it does with this process however that dies; then its whole group. */
const UNTIL_LEFT_ALONE = '"$@" < /dev/null & cat > /dev/null; kill -KILL 0';

/** Starts it on a free port of the loopback address, with nothing in it. `stop` leaves no process and no file. */
export async function startMinistack(extra: Readonly<Record<string, string>> = {}): Promise<Ministack> {
  const { bin, python } = await pythonVenv('cloud');
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'experiments-ministack-'));
  const child = spawn('sh', ['-c', UNTIL_LEFT_ALONE, 'sh', python, join(bin, 'ministack')], {
    env: {
      ...process.env,
      ...extra,
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      MINISTACK_REGION: REGION,
      // What the functions that it starts are told.
      AWS_ENDPOINT_URL: endpoint,
      AWS_ENDPOINT_URL_S3: endpoint,
      TMPDIR: folder,
      S3_DATA_DIR: join(folder, 's3'),
    },
    // A group of its own: the functions that it starts end with it.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const ended = once(child, 'exit');

  const stop = async () => {
    process.off('exit', kill);
    kill();
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const kill = () => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  process.on('exit', kill);

  const deadline = performance.now() + START_SECONDS * 1000;
  while (!(await answers(endpoint))) {
    if (performance.now() > deadline) {
      await stop();
      throw new Error(`ministack does not start:\n${output}`);
    }
    await sleep(50);
  }
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return {
    endpoint,
    env: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ENDPOINT_URL_S3: endpoint,
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
    client: { endpoint, region: REGION, credentials },
    folder,
    log: () => output,
    stop,
  };
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/_ministack/health`)).ok;
  } catch {
    return false;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
