import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import { explained, openCloudStore, required, s3Client } from '@experiments/records/cloud';
import middy from '@middy/core';
import { planSweep } from './plan-sweep.ts';
import { SweepFiles } from './sweep-files.ts';

const logger = new Logger({ serviceName: 'plan' });
const metrics = new Metrics({ namespace: 'Experiments', serviceName: 'plan' });

/** The Lambda function `plan`: the shell around `planSweep`. */
export const handler = middy(async (event: unknown) => {
  const { env } = process;
  try {
    const store = openCloudStore(env, { uniqueId: randomUUID });
    const bucket = required(env, 'RUNS_BUCKET', 'it must name the S3 bucket of the runs');
    const client = s3Client(env);
    const round = await planSweep(event, {
      store,
      filesOf: (sweep) => new SweepFiles(client, bucket, sweep),
    });
    logger.info('planned', { ...round });
    metrics.addMetric('RunsMissing', MetricUnit.Count, round.missing);
    return round;
  } catch (error) {
    throw explained(error);
  }
})
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .use(logMetrics(metrics, { captureColdStartMetric: true }));
