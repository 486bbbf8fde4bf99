import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LambdaClient, ListFunctionsCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { bundleCode } from '../../infra/src/bundle/bundle.ts';
import { BUILD } from '../../infra/src/settings.ts';
import { pythonVenv } from '../python/venv.ts';
import type { Ministack } from './ministack.ts';

/** Gives a deployed function other code, with all else of its folder as it was. */
export async function replaceCode(aws: Ministack, name: string, app: string, entry: string): Promise<void> {
  const client = new LambdaClient(aws.client);
  const { Functions = [] } = await client.send(new ListFunctionsCommand({}));
  const found = Functions.find(({ FunctionName }) =>
    FunctionName!.startsWith(`experiments-sweep-${name}Function`),
  );
  const folder = mkdtempSync(join(tmpdir(), 'experiments-code-'));
  try {
    cpSync(join(BUILD, app), join(folder, app), { recursive: true });
    await bundleCode(entry, join(folder, app));
    const { python } = await pythonVenv('cloud');
    const archive = join(folder, 'code.zip');
    execFileSync(python, ['-m', 'zipfile', '-c', archive, '.'], { cwd: join(folder, app) });
    const ZipFile = readFileSync(archive);
    await client.send(new UpdateFunctionCodeCommand({ FunctionName: found!.FunctionName, ZipFile }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
