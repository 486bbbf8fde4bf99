import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directoryStore } from '../directory/index.ts';
import type { RunStart } from '../run-store.ts';
import { exampleRun, series, TERMS } from './example-run.ts';

/**
 * How long the directory adapter takes for runs of 40 parameters, 20 tags and 40 metrics of 3 epochs:
 * `node measure.ts [runs] [folder]`.
 */
const [count = '1000', parent = tmpdir()] = process.argv.slice(2);
const folder = join(mkdtempSync(join(parent, 'experiments-measure-')), 'mlruns');
const texts = (name: string, n: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`${name}_${i}`, `value ${i}`]));
const runs: RunStart[] = Array.from({ length: Number(count) }, (_, seed) => {
  const run = exampleRun(seed, { experiment: `topic ${seed % 10}` });
  return { ...run, params: { ...run.params, ...texts('p', 37) }, tags: { ...run.tags, ...texts('t', 11) } };
});
const points = Array.from({ length: 40 }, (_, i) => series(`metric_${i}`, 1 / 3, i / 7, NaN)).flat();

try {
  const store = directoryStore({ folder });
  const end = { status: 'FINISHED', endTime: TERMS.now } as const;
  await measure('claimed, metrics logged once, finished', async () => {
    for (const run of runs) {
      await store.claim(run, TERMS);
      await store.logMetrics(run.runId, points);
      await store.finish(run.runId, end);
    }
  });
  await measure('claimed again, finding them finished', async () => {
    for (const run of runs) await store.claim(run, TERMS);
  });
  for (const pass of ['first', 'second']) {
    await measure(`summarized, ${pass} time`, async () => {
      for await (const { history } of store.summaries())
        if (!history['metric_39']) throw new Error('incomplete');
    });
  }
  await measure('claimed, metrics logged by epoch, finished', async () => {
    for (const run of runs.map((one, seed) => ({
      ...one,
      ...exampleRun(seed, { experiment: 'by epoch' }),
    }))) {
      await store.claim(run, TERMS);
      for (const epoch of [0, 1, 2])
        await store.logMetrics(
          run.runId,
          points.filter(({ step }) => step === epoch),
        );
      await store.finish(run.runId, end);
    }
  });
} finally {
  rmSync(join(folder, '..'), { recursive: true });
}

async function measure(what: string, work: () => Promise<void>): Promise<void> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const [wall, { user, system }] = [performance.now() - start, process.cpuUsage(cpu)];
  const each = (ms: number): string => `${(ms / runs.length).toFixed(2)} ms`;
  console.log(
    `${runs.length} runs ${what}: ${(wall / 1000).toFixed(2)} s; ` +
      `each ${each(wall)}, on the processor ${each((user + system) / 1000)}`,
  );
}
