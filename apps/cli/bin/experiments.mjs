#!/usr/bin/env node
// Starts the command under a Node that runs TypeScript: this one where it is new enough, else the one that
// `npm ci` has put beside it. Plain JavaScript, so that an old Node gets this far.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  nodeModule.enableCompileCache();
  await import('../src/main.ts');
} else {
  const own = ['node', 'node.exe']
    .map((name) => fileURLToPath(new URL(`../../../node_modules/node/bin/${name}`, import.meta.url)))
    .find(existsSync);
  if (own === undefined) {
    console.error(
      `experiments needs Node 22.18 or later; this is ${process.version}, and the workspace's own Node is missing.\n` +
        'Run "npm ci" in the project (without --ignore-scripts), or use a newer Node.',
    );
    process.exit(1);
  }
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
