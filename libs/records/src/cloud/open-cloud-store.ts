import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { InvalidInput } from '@experiments/contracts';
import type { RunStore } from '../run-store.ts';
import { cloudStore } from './cloud-store.ts';
import type { CloudStoreOptions } from './cloud-store.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a store in an account needs beside its place. */
export type CloudStoreExtras = Pick<CloudStoreOptions, 'uniqueId' | 'isOwnerGone'>;

/**
 * The store whose table and bucket the environment names, with clients that wait where AWS asks them to.
 *
 * @throws InvalidInput naming the variable that is missing
 */
export function openCloudStore(env: Environment, extras: CloudStoreExtras): RunStore {
  const table = required(env, 'RUNS_TABLE', 'it must name the DynamoDB table of the runs');
  const bucket = required(env, 'RUNS_BUCKET', 'it must name the S3 bucket of the runs');
  required(env, 'AWS_REGION', 'it must name a region, such as eu-west-1');
  return cloudStore({
    dynamodb: new DynamoDBClient({ maxAttempts: 10 }),
    s3: s3Client(env),
    table,
    bucket,
    ...extras,
  });
}

/** @throws InvalidInput where a variable is missing or empty */
export function required(env: Environment, name: string, allowed: string): string {
  const value = env[name];
  if (value) return value;
  throw new InvalidInput(name, value, allowed);
}

/** A stand-in for AWS has no host name for each bucket, so it is told the bucket by path. */
export function s3Client(env: Environment): S3Client {
  const elsewhere = env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'];
  return new S3Client({ maxAttempts: 10, forcePathStyle: elsewhere !== undefined });
}

const ADVICE: Readonly<Record<string, string>> = {
  ResourceNotFoundException:
    'the table that RUNS_TABLE names does not exist here: deploy, or set another name or region',
  NoSuchBucket: 'the bucket that RUNS_BUCKET names does not exist: deploy, or set another name',
  CredentialsProviderError:
    'there are no credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  UnrecognizedClientException: 'the credentials are not valid: set AWS_PROFILE, or log in again',
  InvalidAccessKeyId: 'the credentials are not valid: set AWS_PROFILE, or log in again',
  ExpiredTokenException: 'the credentials have expired: log in again',
  ExpiredToken: 'the credentials have expired: log in again',
  AccessDeniedException: 'the credentials lack a permission',
  AccessDenied: 'the credentials lack a permission',
};

/** The error with what to set about it, where AWS refused for what is missing around this program. */
export function explained(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const advice = /region is missing/i.test(error.message)
    ? 'no region is given: set AWS_REGION, such as eu-west-1'
    : ADVICE[error.name];
  return advice === undefined ? error : new Error(`${advice} (${error.message})`, { cause: error });
}
