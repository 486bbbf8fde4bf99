import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

/** A process that says when it is asked to stop, and does not. */
async function stubbornProcess() {
  const program = `
    import { onInterruption } from ${JSON.stringify(new URL('./interruption.ts', import.meta.url))};
    const { signal } = onInterruption();
    signal.addEventListener('abort', () => console.log('stopping'));
    setInterval(() => {}, 1000);
    console.log('ready');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  const next = async () => String((await once(child.stdout, 'data'))[0]).trim();
  expect(await next()).toBe('ready');
  return { child, next, exit };
}

describe('onInterruption', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('stops at the first %s and ends at the second', async (name) => {
    const { child, next, exit } = await stubbornProcess();
    const stopping = next();
    child.kill(name);
    expect(await stopping).toBe('stopping');
    await sleep(600);
    expect(child.exitCode).toBeNull();
    child.kill(name);
    expect(await exit).toEqual([130, null]);
  });

  it('takes signals in quick succession for one keypress', async () => {
    const { child, next, exit } = await stubbornProcess();
    const stopping = next();
    child.kill('SIGINT');
    expect(await stopping).toBe('stopping');
    child.kill('SIGINT');
    await sleep(200);
    expect(child.exitCode).toBeNull();
    child.kill('SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
  });
});
