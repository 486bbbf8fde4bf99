import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Ended } from '../end-to-end/experiments.ts';
import { root } from '../end-to-end/experiments.ts';

/** The command as a process of its own, told where AWS is. */
export function experimentsIn(env: Readonly<Record<string, string>>): (...args: string[]) => Promise<Ended> {
  return (...args) =>
    new Promise((resolve, reject) => {
      const bin = join(root, 'apps', 'cli', 'bin', 'experiments.mjs');
      const child = spawn(process.execPath, [bin, ...args], {
        cwd: root,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let [stdout, stderr] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', reject);
      child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    });
}
