import { describe, expect, it } from 'vitest';
import { experiments } from '../end-to-end/experiments.ts';

describe('experiments agree', () => {
  it('compares configurations of the study step by step, and finds that the engines agree', async () => {
    const { code, stdout, stderr } = await experiments(
      ...['agree', '--configurations', '6', '--steps', '10', '--profile', 'smoke', '--json'],
    );
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const agreement = JSON.parse(stdout);
    expect(agreement.engines).toEqual([
      expect.stringMatching(/^tensorflow 1, tfjs-/),
      expect.stringMatching(/^wasm \d+$/),
    ]);
    expect(agreement.configurations).toHaveLength(6);
    for (const { differences, largest, agrees } of agreement.configurations) {
      expect(agrees).toBe(true);
      expect(differences.length).toBeGreaterThan(0);
      expect(largest).toBeLessThan(1e-4);
    }
    expect(agreement.largestByStep).toHaveLength(10);
    expect(Math.max(...agreement.largestByStep)).toBeGreaterThan(0);
  }, 120_000);

  it('sets what is beyond the tolerance beside what rounding alone does', async () => {
    const { code, stdout } = await experiments(
      ...['agree', '--configurations', '2', '--steps', '5', '--profile', 'smoke', '--tolerance', '1e-12'],
    );
    // Two float32 engines never agree to 1e-12.
    expect(stdout).toMatch(/^ +\d\.\de-\d+ at step +\d .*, by rounding alone \d\.\de-\d+$/m);
    expect(stdout).toMatch(/^0 of 2 configurations agree to 1e-12$/m);
    expect(code).toBe(/DIFFER/.test(stdout) ? 1 : 0);
    expect(stdout).toMatch(/^ {2}step {4}1: \d/m);
  }, 120_000);

  it.each([
    ['--tolerance', '0', 'above 0'],
    ['--steps', 'many', '1 or more'],
    ['--profile', 'fast', 'smoke'],
  ])('refuses %s %s', async (option, value, allowed) => {
    const { code, stderr } = await experiments('agree', option, value);
    expect(code).toBe(2);
    expect(stderr).toContain(allowed);
  });
});

describe('--engine', () => {
  it('names what there is', async () => {
    const { code, stderr } = await experiments('run', '--engine', 'torch');
    expect(code).toBe(2);
    expect(stderr).toContain('wasm, tensorflow');
  });

  it('keeps the runs of both engines apart', async () => {
    const plan = async (engine: string) => {
      const args = ['plan', '--profile', 'smoke', '--topics', 'optimizers', '--engine', engine];
      const { stdout } = await experiments(...args);
      return (JSON.parse(stdout).runs as { runId: string }[]).map(({ runId }) => runId);
    };
    const [wasm, tensorflow] = [await plan('wasm'), await plan('tensorflow')];
    expect(tensorflow).toHaveLength(wasm.length);
    expect(new Set([...wasm, ...tensorflow]).size).toBe(2 * wasm.length);
  }, 120_000);
});
