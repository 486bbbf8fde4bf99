import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { BucketProps, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

/** A bucket that nobody reads without a grant, encrypted, over TLS only. */
export function privateBucket(
  scope: Construct,
  id: string,
  { removal }: Settings,
  props: BucketProps,
): IBucket {
  const bucket = new Bucket(scope, id, {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: removalPolicy(removal),
    ...props,
  });
  // The library's own types disagree under `exactOptionalPropertyTypes`.
  return bucket as IBucket;
}

/** Where a bucket's access logs go; they are kept for as long as other logs. */
export function logBucket(scope: Construct, id: string, settings: Settings): IBucket {
  return privateBucket(scope, id, settings, {
    lifecycleRules: [{ expiration: Duration.days(settings.retention) }],
  });
}

export function removalPolicy(removal: Settings['removal']): RemovalPolicy {
  return removal === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}
