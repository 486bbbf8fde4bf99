import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  Metric,
  TextWidget,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import type { StorageStack } from './storage.ts';
import type { SweepStack } from './sweep.ts';

const PERIOD = Duration.minutes(5);
/** Failing runs that are worth a look before the sweep has ended. */
const MANY = 10;
/** Share of the month's budget at which a warning is sent, by forecast and by fact. */
const BUDGET_SHARES = [80, 100];

/** Alarms, a dashboard and the budget. */
export class ObservabilityStack extends Stack {
  readonly #alarms: Topic;

  constructor(
    scope: Construct,
    id: string,
    settings: Settings,
    { storage, sweep }: { storage: StorageStack; sweep: SweepStack },
  ) {
    super(scope, id);
    this.#alarms = new Topic(this, 'Alarms', { enforceSSL: true });
    if (settings.email) this.#alarms.addSubscription(new EmailSubscription(settings.email));
    const { plan, recordFailure, publish } = sweep.functions;
    const { machine } = sweep.sweep;
    const sum = { period: PERIOD, statistic: 'Sum' };

    this.#alarm('SweepFailed', 'A sweep ended without publishing', machine.metricFailed(sum));
    this.#alarm('SweepTimedOut', 'A sweep took too long', machine.metricTimedOut(sum));
    this.#alarm('PlanFails', 'Planning fails', plan.function.metricErrors(sum));
    this.#alarm('PublishFails', 'The site cannot be published', publish.function.metricErrors(sum));
    this.#alarm(
      'FailureNotRecorded',
      'A run was given up and its failure could not be recorded',
      recordFailure.function.metricErrors(sum),
    );
    this.#alarm(
      'ManyRunsFail',
      `More than ${MANY} runs were given up within ${PERIOD.toHumanString()}`,
      ours('RunsGivenUp', 'train', 'Sum'),
      MANY,
    );
    this.#alarm(
      'TableErrors',
      'DynamoDB fails to write',
      storage.table.metric('SystemErrors', {
        ...sum,
        dimensionsMap: { TableName: storage.table.tableName, Operation: 'PutItem' },
      }),
    );
    this.#dashboard(storage, sweep);
    if (settings.budget > 0) this.#budget(settings);
  }

  #alarm(id: string, description: string, metric: IMetric, threshold = 0): void {
    const alarm = new Alarm(this, id, {
      alarmDescription: description,
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#alarms));
  }

  #dashboard({ table }: StorageStack, { functions, sweep }: SweepStack): void {
    const { plan, train, recordFailure, publish } = functions;
    const graph = (title: string, ...left: IMetric[]) => new GraphWidget({ title, left, width: 12 });
    const dashboard = new Dashboard(this, 'Dashboard', { defaultInterval: Duration.hours(6) });
    dashboard.addWidgets(
      new TextWidget({ markdown: '# Sweeps\nRuns as they are trained, and what they cost.', width: 24 }),
      graph(
        'Runs',
        ours('RunsFINISHED', 'train', 'Sum'),
        ours('RunsFINISHED_BEFORE', 'train', 'Sum'),
        ours('RunsGivenUp', 'train', 'Sum'),
      ),
      graph(
        'Seconds of training a run',
        ours('TrainingSeconds', 'train', 'p50'),
        ours('TrainingSeconds', 'train', 'p99'),
      ),
      graph(
        'Errors',
        ...[plan, train, recordFailure, publish].map((one) =>
          one.function.metricErrors({ period: PERIOD, label: one.node.id }),
        ),
      ),
      graph(
        'Invocations at once',
        train.function.metric('ConcurrentExecutions', { statistic: 'Maximum', period: PERIOD }),
      ),
      graph(
        'Executions',
        sweep.machine.metricStarted(),
        sweep.machine.metricSucceeded(),
        sweep.machine.metricFailed(),
      ),
      graph(
        'DynamoDB units',
        table.metricConsumedReadCapacityUnits({ period: PERIOD }),
        table.metricConsumedWriteCapacityUnits({ period: PERIOD }),
      ),
    );
    new CfnOutput(this, 'DashboardName', { value: dashboard.dashboardName });
  }

  #budget({ budget, prefix, email }: Settings): void {
    this.#alarms.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('budgets.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.#alarms.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    const subscribers = [
      { subscriptionType: 'SNS', address: this.#alarms.topicArn },
      ...(email ? [{ subscriptionType: 'EMAIL', address: email }] : []),
    ];
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: `${prefix}-month`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: budget, unit: 'USD' },
      },
      notificationsWithSubscribers: ['ACTUAL', 'FORECASTED'].flatMap((notificationType) =>
        BUDGET_SHARES.map((threshold) => ({
          notification: {
            notificationType,
            comparisonOperator: 'GREATER_THAN',
            threshold,
            thresholdType: 'PERCENTAGE',
          },
          subscribers,
        })),
      ),
    });
  }
}

/** What the functions measure themselves. */
function ours(metricName: string, service: string, statistic: string): Metric {
  return new Metric({
    namespace: 'Experiments',
    metricName,
    dimensionsMap: { service },
    statistic,
    period: PERIOD,
  });
}
