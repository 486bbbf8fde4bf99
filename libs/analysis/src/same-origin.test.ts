import { TAG } from '@experiments/contracts';
import { expect, it } from 'vitest';
import { requireSameOrigin } from './same-origin.ts';
import { plannedRun, recordOf } from './testing/runs.ts';

const run = (seed: number, tags: Record<string, string>) => {
  const plan = plannedRun('a', seed);
  const summary = recordOf(plan);
  return { plan, summary: { ...summary, tags: { ...summary.tags, ...tags } } };
};

it('refuses runs on different data, naming the hashes and a run of each', () => {
  const mixed = [run(1, {}), run(2, {}), run(3, { [TAG.dataHash]: 'e' })];
  expect(() => requireSameOrigin('toy.a', mixed)).toThrow(
    /^toy\.a, SHA-256 of the data: \["d \(such as run a\/2\/arm\/\)","e \(such as run a\/3\/arm\/\)"\] is not usable; /,
  );
});

it('refuses runs of different engines or versions of one', () => {
  expect(() => requireSameOrigin('toy.a', [run(1, {}), run(2, { [TAG.engine]: 'tensorflow' })])).toThrow(
    'toy.a, engine',
  );
  expect(() => requireSameOrigin('toy.a', [run(1, {}), run(2, { [TAG.engineVersion]: '2' })])).toThrow(
    /wasm 1.*wasm 2/,
  );
});

it('accepts different code versions, and whatever has not finished', () => {
  const running = run(3, { [TAG.dataHash]: 'e' });
  requireSameOrigin('toy.a', [
    run(1, { [TAG.codeVersion]: 'c1' }),
    run(2, { [TAG.codeVersion]: 'c2' }),
    { ...running, summary: { ...running.summary, status: 'RUNNING' } },
    { plan: plannedRun('a', 4) },
  ]);
});
