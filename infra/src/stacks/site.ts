import { CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib';
import {
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { logBucket, privateBucket } from '../constructs/private-bucket.ts';
import type { Settings } from '../settings.ts';

/** A page is asked for by its folder; the bucket knows files. */
const FOLDER_TO_FILE = `function handler(event) {
  var request = event.request;
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  else if (!request.uri.split('/').pop().includes('.')) request.uri += '/index.html';
  return request;
}`;

/** The site's private bucket, and CloudFront, which alone may read it. */
export class SiteStack extends Stack {
  readonly bucket: IBucket;
  readonly distribution: Distribution | undefined;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const logs = logBucket(this, 'AccessLogs', settings);
    this.bucket = privateBucket(this, 'Site', settings, {
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'site/',
    });
    Validations.of(logs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds the access logs; logging its own would feed itself.',
    });
    new CfnOutput(this, 'SiteBucket', { value: this.bucket.bucketName });
    if (!settings.cloudfront) return;
    this.distribution = this.#distribution(settings);
    new CfnOutput(this, 'SiteAddress', { value: `https://${this.distribution.distributionDomainName}` });
  }

  #distribution(settings: Settings): Distribution {
    const logs = privateBucket(this, 'DistributionLogs', settings, {
      // CloudFront delivers its logs by access control lists.
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: Duration.days(settings.retention) }],
    });
    const distribution = new Distribution(this, 'Distribution', {
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: this.#headers(),
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'FolderToFile', {
              code: FunctionCode.fromInline(FOLDER_TO_FILE),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
      defaultRootObject: 'index.html',
      // The bucket answers 403 for what is not there, as CloudFront may not list it.
      errorResponses: [{ httpStatus: 403, responseHttpStatus: 404, responsePagePath: '/404.html' }],
      enableLogging: true,
      logBucket: logs,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
    });
    Validations.of(logs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds the access logs; logging its own would feed itself.',
    });
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'A public report may be read everywhere.' },
      {
        id: 'AwsSolutions-CFR2',
        reason: 'Static pages without input: there is nothing for a firewall to filter.',
      },
      {
        id: 'AwsSolutions-CFR4',
        reason:
          "The distribution's own domain has CloudFront's certificate, whose minimum version is not ours to set.",
      },
    );
    return distribution;
  }

  #headers(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
    });
  }
}
