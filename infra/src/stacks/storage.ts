import { CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { KEYS } from '@experiments/records/cloud';
import type { Construct } from 'constructs';
import { logBucket, privateBucket, removalPolicy } from '../constructs/private-bucket.ts';
import type { Settings } from '../settings.ts';

/** Days after which a checkpoint that nobody went on from is removed. */
const CHECKPOINT_DAYS = 14;

/** The table and the bucket of the runs. */
export class StorageStack extends Stack {
  readonly table: Table;
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { partition, sort, index } = KEYS;
    this.table = new Table(this, 'Runs', {
      partitionKey: { name: partition, type: AttributeType.STRING },
      sortKey: { name: sort, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: settings.removal === 'retain',
      removalPolicy: removalPolicy(settings.removal),
    });
    this.table.addGlobalSecondaryIndex({
      indexName: index.name,
      partitionKey: { name: index.partition, type: AttributeType.STRING },
      sortKey: { name: index.sort, type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    const logs = logBucket(this, 'AccessLogs', settings);
    this.bucket = privateBucket(this, 'RunFiles', settings, {
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'runs/',
      lifecycleRules: [
        { prefix: 'checkpoints/', expiration: Duration.days(CHECKPOINT_DAYS) },
        { prefix: 'sweeps/', expiration: Duration.days(settings.retention) },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    new CfnOutput(this, 'RunsTable', { value: this.table.tableName });
    new CfnOutput(this, 'RunsBucket', { value: this.bucket.bucketName });
    Validations.of(logs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds the access logs; logging its own would feed itself.',
    });
  }
}
