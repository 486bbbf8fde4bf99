import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { acknowledgeSweep } from '../constructs/acknowledged.ts';
import {
  listing,
  readArtifacts,
  readRuns,
  runObjects,
  sweepFiles,
  writeRuns,
} from '../constructs/permissions.ts';
import { SweepMachine } from '../constructs/state-machine.ts';
import { SweepFunction } from '../constructs/sweep-function.ts';
import type { Settings } from '../settings.ts';
import type { SiteStack } from './site.ts';
import type { StorageStack } from './storage.ts';

/** Memory that has one whole processor: training runs on one thread. */
const ONE_PROCESSOR = 1769;

/** The functions and the state machine, and word of its end. */
export class SweepStack extends Stack {
  readonly functions: Readonly<Record<'plan' | 'train' | 'recordFailure' | 'publish', SweepFunction>>;
  readonly sweep: SweepMachine;
  /** Where the ends of sweeps and alarms are told. */
  readonly topic: Topic;

  constructor(
    scope: Construct,
    id: string,
    settings: Settings,
    { storage, site }: { storage: StorageStack; site: SiteStack },
  ) {
    super(scope, id);
    const environment = {
      RUNS_TABLE: storage.table.tableName,
      RUNS_BUCKET: storage.bucket.bucketName,
      CODE_VERSION: String(this.node.tryGetContext('codeVersion') ?? 'unknown'),
    };
    const trainer = {
      app: 'train',
      image: true,
      environment,
      permissions: [writeRuns(storage), ...runObjects(storage)],
    } as const;
    this.functions = {
      plan: new SweepFunction(this, 'Plan', settings, {
        app: 'plan',
        handler: 'handler.handler',
        image: false,
        description: 'Plans a round of a sweep: which runs are missing',
        memory: 512,
        minutes: 5,
        temporary: 1024,
        environment,
        permissions: [readRuns(storage), sweepFiles(storage)],
      }),
      train: new SweepFunction(this, 'Train', settings, {
        ...trainer,
        handler: 'handler.handler',
        description: 'Trains one configuration and records it',
        memory: ONE_PROCESSOR,
        minutes: 15,
      }),
      recordFailure: new SweepFunction(this, 'RecordFailure', settings, {
        ...trainer,
        handler: 'handler.failureHandler',
        description: 'Records why a run was given up',
        memory: 512,
        minutes: 1,
      }),
      publish: new SweepFunction(this, 'Publish', settings, {
        app: 'publish',
        handler: 'handler.handler',
        image: true,
        description: 'Analyses the records, builds the site and syncs it to its bucket',
        memory: 3008,
        minutes: 15,
        temporary: 4096,
        environment: {
          ...environment,
          SITE_BUCKET: site.bucket.bucketName,
          ...(site.distribution && { SITE_DISTRIBUTION: site.distribution.distributionId }),
        },
        permissions: [readRuns(storage), ...readArtifacts(storage), ...sitePermissions(site)],
      }),
    };
    const { plan, train, recordFailure, publish } = this.functions;
    this.sweep = new SweepMachine(this, 'Sweep', {
      plan: plan.function,
      train: train.function,
      recordFailure: recordFailure.function,
      publish: publish.function,
      bucket: storage.bucket,
      concurrency: settings.concurrency,
    });
    this.topic = new Topic(this, 'News', { enforceSSL: true });
    if (settings.email) this.topic.addSubscription(new EmailSubscription(settings.email));
    new Rule(this, 'SweepEnded', {
      description: 'Tells of every sweep that has come to its end, good or bad',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          stateMachineArn: [this.sweep.machine.stateMachineArn],
          status: ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'],
        },
      },
      targets: [new SnsTopic(this.topic)],
    });
    new CfnOutput(this, 'SweepMachine', { value: this.sweep.machine.stateMachineArn });
    acknowledgeSweep(this, storage, site);
  }
}

function sitePermissions({ bucket, distribution }: SiteStack): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      resources: [bucket.arnForObjects('*')],
    }),
    listing(bucket),
    ...(distribution
      ? [
          new PolicyStatement({
            actions: ['cloudfront:CreateInvalidation'],
            resources: [distribution.distributionArn],
          }),
        ]
      : []),
  ];
}
