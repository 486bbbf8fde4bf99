import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { defaultCacheFolder } from '@experiments/dataset/node';

const CLIENT = 'aws-lambda-ric@4.0.2';

/**
 * The folder with `node` and `aws-lambda-ric/` that functions as archives are started with where no container can be:
 * this Node, and Lambda's own runtime client, whose native part is compiled on first use. That takes one to four
 * minutes and a C++ compiler with CMake.
 *
 * @throws Error with what the compiler said
 */
export function hostRuntime(): string {
  const cache = defaultCacheFolder(process.env);
  const folder = join(cache, `lambda-runtime-${CLIENT.split('@')[1]}-node-${process.versions.modules}`);
  if (!existsSync(folder)) make(cache, folder);
  // The Node of this very process, which may have moved since.
  const link = join(folder, `node.${randomUUID()}.tmp`);
  symlinkSync(process.execPath, link);
  renameSync(link, join(folder, 'node'));
  return folder;
}

function make(cache: string, folder: string): void {
  console.error(`compiling ${CLIENT} into ${folder}, once; this takes some minutes`);
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, 'lambda-runtime-'));
  try {
    writeFileSync(join(unfinished, 'package.json'), '{"private":true}\n');
    const args = ['install', '--no-audit', '--no-fund', '--foreground-scripts', CLIENT];
    const { status, stdout, stderr } = spawnSync('npm', args, { cwd: unfinished, encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(
        `${CLIENT} does not compile; it needs a C++ compiler, make and CMake:\n${stdout}${stderr}`,
      );
    }
    mkdirSync(join(unfinished, 'runtime'));
    cpSync(
      join(unfinished, 'node_modules', 'aws-lambda-ric'),
      join(unfinished, 'runtime', 'aws-lambda-ric'),
      {
        recursive: true,
        filter: (path) => !/\/(deps|src|node-addon-api)$/.test(path),
      },
    );
    try {
      renameSync(join(unfinished, 'runtime'), folder);
    } catch (error) {
      // Another process was faster.
      if (!existsSync(folder)) throw error;
    }
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
