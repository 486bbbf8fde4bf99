import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import { explained, openCloudStore } from '@experiments/records/cloud';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { isOwnerGone } from './owner.ts';
import { recordFailure } from './record-failure.ts';
import { Surroundings } from './surroundings.ts';
import { trainRun } from './train-run.ts';

const logger = new Logger({ serviceName: 'train' });
const metrics = new Metrics({ namespace: 'Experiments', serviceName: 'train' });
const surroundings = new Surroundings(import.meta.dirname);
const pretrained: Parameters<typeof trainRun>[1]['pretrained'] = new Map();

/** What is kept of a function's time to write its end: a checkpoint is there already. */
const RESERVE_MILLISECONDS = 20_000;

const now = () => performance.timeOrigin + performance.now();
const openStore = () => openCloudStore(process.env, { uniqueId: randomUUID, isOwnerGone });

/** The Lambda function `train`: the shell around `trainRun`. */
export const handler = middy(async (event: unknown, context: Context) => {
  const stop = new AbortController();
  const left = Math.max(context.getRemainingTimeInMillis() - RESERVE_MILLISECONDS, 0);
  const timer = setTimeout(() => stop.abort(), left);
  try {
    const answer = await trainRun(event, {
      store: openStore(),
      engine: await surroundings.engine(),
      images: (source) => surroundings.images(source),
      circumstances: {
        codeVersion: process.env['CODE_VERSION'] ?? 'unknown',
        nodeVersion: process.version,
        architecture: process.arch,
        user: 'sweep',
        sourceName: context.functionName,
      },
      invocation: context.awsRequestId,
      now,
      signal: stop.signal,
      pretrained,
      onRun: (runId) => logger.appendKeys({ runId }),
    });
    const { runId, outcome } = answer;
    logger.info('trained', { outcome });
    metrics.addMetric(`Runs${outcome.status}`, MetricUnit.Count, 1);
    if (outcome.status === 'FINISHED')
      metrics.addMetric('TrainingSeconds', MetricUnit.Seconds, outcome.seconds);
    return { runId, status: outcome.status };
  } catch (error) {
    logger.error('not trained', error as Error);
    throw explained(error);
  } finally {
    clearTimeout(timer);
  }
})
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .use(logMetrics(metrics, { captureColdStartMetric: true }));

/** The Lambda function `record-failure`: the shell around `recordFailure`. */
export const failureHandler = middy(async (event: unknown, context: Context) => {
  try {
    const answer = await recordFailure(event, { store: openStore(), invocation: context.awsRequestId, now });
    logger.warn('recorded a failure', { ...answer });
    metrics.addMetric('RunsGivenUp', MetricUnit.Count, 1);
    return answer;
  } catch (error) {
    throw explained(error);
  }
})
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .use(logMetrics(metrics));
