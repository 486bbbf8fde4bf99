import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINE_ID, ENGINE_VERSION } from '@experiments/engine';
import { randomStream } from '@experiments/random';
import { topics } from '@experiments/topics';
import { describe, expect, it } from 'vitest';
import { MANIFEST, readPublished } from '../apps/cli/src/published/read-published.ts';
import { experiments } from './end-to-end/experiments.ts';

/** The results that the project publishes, where it does. */
const folder = join(import.meta.dirname, '..', 'results');
const engine = `${ENGINE_ID} ${ENGINE_VERSION}`;
const published = existsSync(join(folder, MANIFEST)) ? readPublished(folder) : undefined;
const engines = published?.manifest.provenance.engines ?? [];
if (!published) console.warn('SKIPPED: the published results: there are none yet');
else if (!engines.includes(engine))
  console.warn(`SKIPPED: published runs trained again: they are of ${engines.join(', ')}, not ${engine}`);

describe.skipIf(!published)('the published results', () => {
  // Reading them has checked the hashes and the contracts.
  it('are of the whole study in the full profile, by one engine', () => {
    const { manifest, index } = published!;
    const { profile, runs } = manifest.provenance;
    expect(profile).toBe('full');
    expect(engines).toHaveLength(1);
    expect(runs.missing).toBe(0);
    expect(index.topics.map(({ id }) => id)).toEqual(topics.map(({ id }) => id));
    expect(index.provenance).toEqual(manifest.provenance);
  });

  it.skipIf(!engines.includes(engine))(
    'come out the same where some of the shorter runs are trained again',
    async () => {
      const short = published!.topics.flatMap(({ runs }) =>
        runs.filter(({ seconds, weightsSha256 }) => weightsSha256 !== undefined && seconds! < 1),
      );
      const order = randomStream(1, 'test').shuffle(Uint32Array.from(short, (_, index) => index));
      const ids = Array.from(order.subarray(0, 4), (index) => short[index]!.runId);
      const { code, stdout } = await experiments('verify', '--published', folder, '--quiet', '--', ...ids);
      expect(stdout).toContain('4 of 4 runs came out the same, to the last bit');
      expect(code).toBe(0);
    },
    120_000,
  );
});
