import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import { explained, openCloudStore, required, s3Client } from '@experiments/records/cloud';
import middy from '@middy/core';
import { buildSite } from './build-site.ts';
import { invalidate } from './invalidate.ts';
import { publish } from './publish.ts';
import { syncSite } from './sync-site.ts';

const logger = new Logger({ serviceName: 'publish' });
const metrics = new Metrics({ namespace: 'Experiments', serviceName: 'publish' });
/** Instances on one machine, as on a stand-in for AWS, each have their own. */
const copy = join(tmpdir(), `report-${process.pid}`);

/** The Lambda function `publish`: the shell around `publish`. */
export const handler = middy(async (event: unknown) => {
  const { env } = process;
  try {
    const bucket = required(env, 'SITE_BUCKET', 'it must name the S3 bucket of the site');
    const distribution = env['SITE_DISTRIBUTION'];
    const published = await publish(event, {
      store: openCloudStore(env, { uniqueId: randomUUID }),
      build: (writeData) => buildSite(join(import.meta.dirname, 'workspace'), copy, writeData),
      sync: (files) => syncSite(s3Client(env), bucket, files),
      invalidate: async (result, reference) =>
        distribution ? invalidate(distribution, result, reference) : 0,
    });
    logger.info('published', { ...published });
    metrics.addMetric('FilesUploaded', MetricUnit.Count, published.uploaded);
    metrics.addMetric('RunsMissing', MetricUnit.Count, published.missing + published.failed);
    return published;
  } catch (error) {
    throw explained(error);
  }
})
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .use(logMetrics(metrics, { captureColdStartMetric: true }));
