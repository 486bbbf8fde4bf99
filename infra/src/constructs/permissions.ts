import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { StorageStack } from '../stacks/storage.ts';

type Storage = Pick<StorageStack, 'table' | 'bucket'>;

/** Exactly the requests that the run store makes; a scan is not among them. */
const READ_RUNS = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const WRITE_RUNS = ['dynamodb:BatchWriteItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem'];

export function readRuns({ table }: Storage): PolicyStatement {
  return new PolicyStatement({ actions: READ_RUNS, resources: [table.tableArn] });
}

export function writeRuns({ table }: Storage): PolicyStatement {
  return new PolicyStatement({ actions: [...READ_RUNS, ...WRITE_RUNS], resources: [table.tableArn] });
}

/** Objects of runs, to read and to write. */
export function runObjects({ bucket }: Storage): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      resources: [bucket.arnForObjects('artifacts/*'), bucket.arnForObjects('checkpoints/*')],
    }),
    listing(bucket),
  ];
}

export function readArtifacts({ bucket }: Storage): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('artifacts/*')] }),
    listing(bucket),
  ];
}

/** Without leave to list, S3 would say "denied" of an object that is not there. */
export function listing(bucket: IBucket): PolicyStatement {
  return new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] });
}

export function sweepFiles({ bucket }: Storage): PolicyStatement {
  return new PolicyStatement({
    actions: ['s3:GetObject', 's3:PutObject'],
    resources: [bucket.arnForObjects('sweeps/*')],
  });
}
