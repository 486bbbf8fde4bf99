import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { experiments, root, temporaryFolder } from './experiments.ts';

const commands = [
  'run',
  'train',
  'plan',
  'status',
  'verify',
  'agree',
  'analyse',
  'report',
  'publish',
  'serve',
  'clean',
];
const topics = [
  'activation-functions',
  'ann-evolution',
  'batch-normalization',
  'early-stopping-checkpointing',
  'loss-functions',
  'optimizers',
  'regularization',
  'training-problems',
  'transfer-learning',
  'weight-initializers',
];

describe('help', () => {
  it('names every command', async () => {
    const { code, stdout } = await experiments('--help');
    expect(code).toBe(0);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  it.each(commands)('%s has an example', async (command) => {
    const { code, stdout } = await experiments(command, '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Examples:\\n  \\$ experiments ${command}`, 'm'));
  });

  it('is there by npx', () => {
    const { status, stdout } = spawnSync('npx', ['experiments', '--help'], { cwd: root, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toContain('Usage: experiments');
  });
});

describe('wrong usage ends with 2, names what is allowed and writes nothing', () => {
  it.each([
    ['a topic', ['--topics', 'optimisers'], topics],
    ['a profile', ['--profile', 'fast'], ['smoke', 'quick', 'full']],
    ['an option', ['--epoch-count', '3'], ['--epochs', '--topics', '--profile']],
    ['a number of seeds', ['--seeds', '0'], ['1 or more']],
    ['a number of workers', ['--workers', 'two'], ['1 or more']],
  ])('%s', async (_, args, allowed) => {
    const store = join(temporaryFolder(), 'mlruns');
    const { code, stdout, stderr } = await experiments(
      'run',
      '--profile',
      'smoke',
      '--store',
      store,
      ...args,
    );
    expect(code).toBe(2);
    expect(stdout).toBe('');
    for (const name of allowed) expect(stderr).toContain(name);
    expect(existsSync(store)).toBe(false);
  });

  it('a command', async () => {
    const { code, stderr } = await experiments('trian');
    expect(code).toBe(2);
    for (const command of commands) expect(stderr).toContain(command);
  });

  it.each([
    ['a key', { ...configuration(), epoch: 3 }, ['epoch']],
    ['an optimizer', { ...configuration(), optimizer: { id: 'sdg' } }, ['gradient-descent', 'adam']],
    [
      'a hyper-parameter',
      { ...configuration(), optimizer: { id: 'adam', learning_rate: 0.1 } },
      ['learningRate'],
    ],
  ])('%s of a configuration', async (_, content, allowed) => {
    const file = join(temporaryFolder(), 'config.json');
    writeFileSync(file, JSON.stringify(content));
    const { code, stdout, stderr } = await experiments('train', file);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    for (const name of allowed) expect(stderr).toContain(name);
  });
});

function configuration() {
  return {
    topic: 'optimizers',
    arm: 'mine',
    seed: 1,
    data: { train: 100, test: 100 },
    model: { layers: [{ kind: 'dense', units: 10 }] },
    loss: { id: 'softmax-cross-entropy' },
    optimizer: { id: 'adam' },
    epochs: 1,
  };
}
