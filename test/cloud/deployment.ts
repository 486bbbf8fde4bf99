import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const infra = join(root, 'infra');
const bin = join(root, 'node_modules', '.bin');

/** Outputs by stack. */
export type Outputs = Readonly<Record<'storage' | 'site' | 'sweep', Readonly<Record<string, string>>>>;

/** Makes the functions' folders. */
export async function bundle(): Promise<void> {
  await run('node', ['src/bundle/main.ts'], {});
}

/**
 * Deploys from nothing with the real `cdk bootstrap` and `cdk deploy`, over the functions' folders as they are.
 *
 * @param env where AWS, or its stand-in, is
 * @param context what would be `-c name=value`
 */
export async function deploy(
  env: Readonly<Record<string, string>>,
  context: Readonly<Record<string, string>>,
): Promise<Outputs> {
  const folder = mkdtempSync(join(tmpdir(), 'experiments-deploy-'));
  try {
    const account = env['ACCOUNT'] ?? '000000000000';
    // In a folder without an app: it needs none.
    await run('cdk', ['bootstrap', `aws://${account}/${env['AWS_REGION']}`], env, folder);
    const outputs = join(folder, 'outputs.json');
    await run(
      'cdk',
      [
        'deploy',
        '--all',
        '--require-approval=never',
        '--build=',
        '--concurrency=4',
        '--progress=events',
        `--output=${join(folder, 'cdk.out')}`,
        `--outputs-file=${outputs}`,
        ...Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      env,
    );
    const prefix = context['prefix'] ?? 'experiments';
    const found = JSON.parse(readFileSync(outputs, 'utf8')) as Record<string, Record<string, string>>;
    return {
      storage: found[`${prefix}-storage`]!,
      site: found[`${prefix}-site`]!,
      sweep: found[`${prefix}-sweep`]!,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What a stand-in on this machine is deployed with.
 *
 * @param hostRuntime what starts functions where the stand-in has no runtime for them
 */
export function standInContext(hostRuntime: string | undefined): Record<string, string> {
  return {
    packaging: 'zip',
    ...(hostRuntime !== undefined && { runtime: 'provided', hostRuntime }),
    ...(hostRuntime === undefined && { cloudfront: 'false' }),
    removal: 'destroy',
    concurrency: '2',
    budget: '0',
  };
}

/** @throws Error with all that the program said, where it fails */
async function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd = infra,
): Promise<void> {
  const child = spawn(join(bin, program), args, {
    cwd,
    env: {
      ...process.env,
      ...env,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      PATH: [dirname(process.execPath), bin, process.env['PATH']].join(delimiter),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output.slice(-8000)}`);
}
