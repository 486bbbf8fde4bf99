import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultCacheFolder } from '@experiments/dataset/node';
import { freePort } from './ministack.ts';

const MODULE = 'github.com/aws/aws-lambda-runtime-interface-emulator/cmd/aws-lambda-rie';
const VERSION = 'v0.0.0-20261030222936-bef5c4ba774d';
const START_SECONDS = 60;

/** Why there can be no emulator here, if so: it comes as source, and Go is not what this project asks for. */
export function emulatorMissing(): string | undefined {
  if (existsSync(emulatorPath()) || spawnSync('go', ['version']).status === 0) return undefined;
  return 'needs Go (Debian: apt-get install golang) to compile the emulator';
}

/** AWS's own Runtime Interface Emulator, compiled on first use. @throws Error with what the compiler said */
export function emulator(): string {
  const path = emulatorPath();
  if (existsSync(path)) return path;
  console.error(`compiling ${MODULE}, once; this takes about a minute`);
  const cache = defaultCacheFolder(process.env);
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'lambda-emulator-'));
  try {
    const env = { ...process.env, GOBIN: folder };
    const { status, stderr } = spawnSync('go', ['install', `${MODULE}@${VERSION}`], {
      env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`the emulator does not compile:\n${stderr}`);
    renameSync(join(folder, 'aws-lambda-rie'), path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return path;
}

export interface Invoked {
  readonly answer: unknown;
  /** From the start of the process to the first answer. */
  readonly coldMilliseconds: number;
  /** Of each further event. */
  readonly warmMilliseconds: readonly number[];
}

/**
 * Starts a function's folder as Lambda does, by the runtime client under the emulator, and sends it events one after the other.
 *
 * @param hostRuntime folder of `node` and `aws-lambda-ric/`
 */
export async function invokeEmulated(
  hostRuntime: string,
  folder: string,
  handler: string,
  env: Readonly<Record<string, string>>,
  ...events: readonly [unknown, ...unknown[]]
): Promise<Invoked> {
  const [port, api] = [await freePort(), await freePort()];
  const begin = performance.now();
  const child = spawn(
    emulator(),
    [
      '--runtime-interface-emulator-address',
      `127.0.0.1:${port}`,
      '--runtime-api-address',
      `127.0.0.1:${api}`,
      join(hostRuntime, 'node'),
      join(hostRuntime, 'aws-lambda-ric', 'index.mjs'),
      handler,
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        LAMBDA_TASK_ROOT: folder,
        AWS_LAMBDA_FUNCTION_TIMEOUT: '300',
        AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/emulated',
        AWS_LAMBDA_LOG_STREAM_NAME: 'emulated',
        ...env,
      },
      detached: true,
      stdio: 'ignore',
    },
  );
  const ended = once(child, 'exit');
  try {
    const address = `http://127.0.0.1:${port}/2015-03-31/functions/function/invocations`;
    const [first, ...further] = events;
    const answer = await invoke(address, first);
    const coldMilliseconds = performance.now() - begin;
    const warmMilliseconds: number[] = [];
    for (const event of further) {
      const again = performance.now();
      await invoke(address, event);
      warmMilliseconds.push(performance.now() - again);
    }
    return { answer, coldMilliseconds, warmMilliseconds };
  } finally {
    process.kill(-child.pid!, 'SIGKILL');
    await ended;
  }
}

async function invoke(address: string, event: unknown): Promise<unknown> {
  const deadline = performance.now() + START_SECONDS * 1000;
  for (;;) {
    const response = await fetch(address, { method: 'POST', body: JSON.stringify(event) }).catch(
      () => undefined,
    );
    if (response) return response.json();
    if (performance.now() > deadline) throw new Error('the emulator does not answer');
    await sleep(20);
  }
}

function emulatorPath(): string {
  return join(defaultCacheFolder(process.env), `aws-lambda-rie-${VERSION.split('-').at(-1)}`);
}
