import { z } from 'zod';
import { provenance } from './report-data.ts';

/**
 * What stands beside the published results: report data of the whole study, frozen, of which this says where it comes
 * from and what its bytes are.
 */
export const resultsManifest = z.strictObject({
  version: z.literal(1),
  /** Of all runs: profile, data, engines, code versions, times, seconds of training, counts. */
  provenance,
  /** What the analysis was made on; each run's record has its own architecture and Node. */
  machine: z.strictObject({
    processor: z.string(),
    cores: z.int().min(1),
    memoryBytes: z.int().min(1),
    platform: z.string(),
    architecture: z.string(),
    node: z.string(),
  }),
  /** By name, as the report reads them. */
  files: z.record(
    z.string().regex(/^[a-z0-9-]+\.json$/),
    z.strictObject({ bytes: z.int().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});

export type ResultsManifest = z.infer<typeof resultsManifest>;
