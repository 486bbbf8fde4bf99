import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import {
  Choice,
  Condition,
  DefinitionBody,
  DistributedMap,
  JitterType,
  JsonPath,
  LogLevel,
  Pass,
  ProcessorMode,
  ProcessorType,
  ResultWriterV2,
  S3JsonItemReader,
  StateMachine,
  StateMachineType,
  TaskInput,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable, RetryProps } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';

export interface SweepMachineProps {
  readonly plan: IFunction;
  readonly train: IFunction;
  readonly recordFailure: IFunction;
  readonly publish: IFunction;
  readonly bucket: IBucket;
  readonly concurrency: number;
}

/** What goes by when a service is busy, was restarted, or a function died: tried again after a while. */
const PASSING = [
  'Lambda.AWSLambdaException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.SdkClientException',
  'Lambda.ServiceException',
  'Lambda.TooManyRequestsException',
  'Lambda.Unknown',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'Runtime.ExitError',
  'Runtime.Unknown',
  'Sandbox.Timedout',
  'SlowDown',
  'ThrottlingException',
  'TimeoutError',
];

const RETRY_PASSING: RetryProps = {
  errors: PASSING,
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxDelay: Duration.seconds(60),
  maxAttempts: 6,
  jitterStrategy: JitterType.FULL,
};

/** Runs that may fail for good in one round; the sweep goes on and says so. */
const TOLERATED_FAILURES = 100_000;
/** Tries of 15 minutes that a run may take: a run of a day. */
const MOST_CONTINUATIONS = 100;

/**
 * The sweep: plan, train what is missing, plan again, until nothing is missing; then publish. Every item that cannot be
 * trained becomes a FAILED record, and whatever becomes of the training, what there is is published.
 */
export class SweepMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: SweepMachineProps) {
    super(scope, id);
    this.machine = new StateMachine(this, 'Machine', {
      definitionBody: DefinitionBody.fromChainable(definition(this, props)),
      stateMachineType: StateMachineType.STANDARD,
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Log', {
          retention: RetentionDays.THREE_MONTHS,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    this.machine.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
        resources: [props.bucket.arnForObjects('sweeps/*')],
      }),
    );
  }
}

function definition(scope: Construct, props: SweepMachineProps): IChainable {
  const { plan, publish } = props;
  const planning = new LambdaInvoke(scope, 'Plan', {
    lambdaFunction: plan,
    payload: TaskInput.fromObject({
      sweep: JsonPath.stringAt('$$.Execution.Name'),
      request: JsonPath.objectAt('$.request'),
      round: JsonPath.numberAt('$.round'),
    }),
    resultSelector: { 'plan.$': '$.Payload' },
    resultPath: '$.planned',
    retryOnServiceExceptions: false,
  }).addRetry(RETRY_PASSING);
  const publishing = new LambdaInvoke(scope, 'Publish', {
    lambdaFunction: publish,
    payload: TaskInput.fromObject({
      sweep: JsonPath.stringAt('$$.Execution.Name'),
      request: JsonPath.objectAt('$.request'),
    }),
    outputPath: '$.Payload',
    retryOnServiceExceptions: false,
  }).addRetry(RETRY_PASSING);
  const nextRound = new Pass(scope, 'Next round', {
    parameters: {
      request: JsonPath.objectAt('$.request'),
      round: JsonPath.mathAdd(JsonPath.numberAt('$.round'), 1),
    },
  });
  const wait = new Wait(scope, 'Wait for others', {
    time: WaitTime.secondsPath('$.planned.plan.waitSeconds'),
  });
  const training = trainAll(scope, props).addCatch(publishing, { resultPath: '$.failure' });
  return new Pass(scope, 'Begin', {
    parameters: { request: JsonPath.entirePayload, round: 1 },
  })
    .next(planning)
    .next(
      new Choice(scope, 'Is anything missing?')
        .when(
          Condition.booleanEquals('$.planned.plan.more', true),
          wait.next(training).next(nextRound).next(planning),
        )
        .otherwise(publishing),
    );
}

/** One child execution for each run of the round's file. */
function trainAll(scope: Construct, { train, recordFailure, bucket, concurrency }: SweepMachineProps) {
  const item = {
    sweep: JsonPath.stringAt('$.sweep'),
    profile: JsonPath.stringAt('$.profile'),
    run: JsonPath.objectAt('$.run'),
  };
  const failing = new LambdaInvoke(scope, 'Record failure', {
    lambdaFunction: recordFailure,
    payload: TaskInput.fromObject({ ...item, error: JsonPath.objectAt('$.error') }),
    outputPath: '$.Payload',
    retryOnServiceExceptions: false,
  }).addRetry(RETRY_PASSING);
  const training = new LambdaInvoke(scope, 'Train', {
    lambdaFunction: train,
    payload: TaskInput.fromObject(item),
    outputPath: '$.Payload',
    retryOnServiceExceptions: false,
  })
    .addRetry({
      errors: ['OutOfTime'],
      interval: Duration.seconds(1),
      backoffRate: 1,
      maxAttempts: MOST_CONTINUATIONS,
    })
    .addRetry(RETRY_PASSING)
    .addRetry({
      errors: ['RunFailed'],
      interval: Duration.seconds(2),
      backoffRate: 2,
      maxAttempts: 2,
      jitterStrategy: JitterType.FULL,
    })
    .addCatch(failing, { resultPath: '$.error' });
  return new DistributedMap(scope, 'Train all', {
    itemReader: new SweepItems({ bucket, key: JsonPath.stringAt('$.planned.plan.key') }),
    itemSelector: {
      sweep: JsonPath.stringAt('$$.Execution.Name'),
      profile: JsonPath.stringAt('$.planned.plan.profile'),
      run: JsonPath.objectAt('$$.Map.Item.Value'),
    },
    resultWriterV2: new SweepResults({ bucket, prefix: 'sweeps/results' }),
    resultPath: JsonPath.DISCARD,
    maxConcurrency: concurrency,
    toleratedFailureCount: TOLERATED_FAILURES,
    label: 'train',
    mapExecutionType: StateMachineType.STANDARD,
    // The type is asked for twice; the second is then said to be ignored.
  }).itemProcessor(training, { mode: ProcessorMode.DISTRIBUTED, executionType: ProcessorType.STANDARD });
}

/** The library's reader may read the whole bucket; the sweep reads its own files. */
class SweepItems extends S3JsonItemReader {
  override providePolicyStatements(): PolicyStatement[] {
    return [];
  }
}

/** Likewise for what the sweep writes. */
class SweepResults extends ResultWriterV2 {
  override providePolicyStatements(): PolicyStatement[] {
    return [];
  }
}
