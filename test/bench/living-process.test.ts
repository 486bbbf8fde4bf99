import { describe, expect, it } from 'vitest';
import type { Command } from './contestants.ts';
import { startProcess } from './living-process.ts';
import { models } from './models.ts';

const request = { model: models[0]!, steps: 7, seed: 3 };

/** A contestant in JavaScript; `line` is what it was asked. */
function contestant(onLine: string, before = ''): Command {
  const script = `
    const say = (message) => console.log(JSON.stringify(message));
    ${before}
    say({ versions: { node: process.versions.node } });
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => { ${onLine} });`;
  return [process.execPath, '-e', script];
}

describe('startProcess', () => {
  it('asks and gets answers, whatever a library prints between them', async () => {
    const counting = `
      const { steps, seed, model } = JSON.parse(line);
      console.log('Hello from a library');
      say({ seconds: steps, processorSeconds: seed, loss: model.layers.length });`;
    const process_ = await startProcess(contestant(counting));
    expect(process_.versions).toEqual({ node: process.versions.node });
    expect(await process_.turn(request)).toEqual({ seconds: 7, processorSeconds: 3, loss: 2 });
    expect(await process_.turn({ ...request, steps: 8 })).toMatchObject({ seconds: 8 });
    process_.close();
  });

  it('says what the contestant says that it cannot do', async () => {
    const process_ = await startProcess(contestant(`say({ error: 'no layer convolution' })`));
    await expect(process_.turn(request)).rejects.toThrow('no layer convolution');
    process_.close();
  });

  it.each([
    [
      'a library is missing',
      contestant('', `require('no-such-library')`),
      /Error: Cannot find module 'no-such-library'/,
    ],
    ['it ends at once', contestant('', 'process.exit(3)'), /it ended with 3/],
    ['there is no such program', ['/no/such/program'] as const, /ENOENT/],
  ])('says why it does not start: %s', async (_, command, message) => {
    await expect(startProcess(command)).rejects.toThrow(message);
  });

  it('says why it ended in the middle', async () => {
    const process_ = await startProcess(contestant(`throw new RangeError('too much')`));
    await expect(process_.turn(request)).rejects.toThrow('RangeError: too much');
    await expect(process_.turn(request)).rejects.toThrow('RangeError: too much');
  });

  it('leaves out settings that would slow a library', async () => {
    process.env['OPENBLAS_CORETYPE'] = 'Nehalem';
    const process_ = await startProcess(contestant('', 'process.env.OPENBLAS_CORETYPE && process.exit(4)'));
    process_.close();
  });
});
