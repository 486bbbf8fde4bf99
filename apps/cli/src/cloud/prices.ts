/**
 * What AWS asks, in US dollars, in us-east-1 without any free tier. Read in November 2026 from the price pages of the
 * services (aws.amazon.com/<service>/pricing) as quoted by others, since these pages could not be opened from where
 * this was written: check them before you rely on a figure.
 */
export const PRICES = {
  region: 'us-east-1',
  asOf: '2026-11',
  /** A gigabyte of memory for a second, by architecture. */
  lambdaGigabyteSecond: { x64: 0.0000166667, arm64: 0.0000133334 },
  lambdaRequest: 0.2 / 1e6,
  /** A transition of a standard workflow. */
  stepFunctionsTransition: 0.025 / 1e3,
  /** 1 KB written; twice that within a transaction. */
  dynamodbWriteUnit: 0.625 / 1e6,
  /** 4 KB read consistently. */
  dynamodbReadUnit: 0.125 / 1e6,
  /** With point-in-time recovery. */
  dynamodbGigabyteMonth: 0.25 + 0.2,
  s3Put: 0.005 / 1e3,
  s3Get: 0.0004 / 1e3,
  s3GigabyteMonth: 0.023,
  /** Logs taken in. */
  logsGigabyte: 0.5,
} as const;
