import { CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import type { SyncResult } from './sync-site.ts';

/** Paths of one invalidation that are named; CloudFront counts `/*` as one. */
const MOST_PATHS = 30;

/**
 * Tells CloudFront which pages have changed. Hashed files never do, and pages are also asked for by their folder.
 *
 * @param reference names this invalidation, so that asking twice is asking once
 */
export async function invalidate(
  DistributionId: string,
  { uploaded, removed }: SyncResult,
  reference: string,
): Promise<number> {
  const changed = [...uploaded, ...removed].filter((path) => !path.startsWith('_next/static/'));
  if (changed.length === 0) return 0;
  const paths = changed.flatMap((path) => [
    `/${path}`,
    ...(path.endsWith('index.html') ? [folderOf(path)] : []),
  ]);
  const Items = paths.length > MOST_PATHS ? ['/*'] : [...new Set(paths)].map(encodeURI);
  await new CloudFrontClient({}).send(
    new CreateInvalidationCommand({
      DistributionId,
      InvalidationBatch: { CallerReference: reference, Paths: { Quantity: Items.length, Items } },
    }),
  );
  return Items.length;
}

function folderOf(path: string): string {
  return `/${path.slice(0, -'index.html'.length)}`;
}
