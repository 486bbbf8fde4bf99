import { PRICES } from './prices.ts';

/** What a sweep uses, whatever it costs. */
export interface Usage {
  readonly runs: number;
  readonly gigabyteSeconds: number;
  readonly invocations: number;
  readonly transitions: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly puts: number;
  readonly gets: number;
  readonly logGigabytes: number;
  /** Kept from then on. */
  readonly tableGigabytes: number;
  readonly objectGigabytes: number;
  /** Seconds from start to end, so many runs being trained at once. */
  readonly wallSeconds: number;
}

/** Each run of a sweep: how long it trains, and whether its weights are kept. */
export interface ExpectedRun {
  readonly seconds: number;
  readonly keepsModel: boolean;
}

/**
 * How much of what a run uses, rounded up from what `test/cloud/run-requests.test.ts` counts: 27 write units for a
 * small run of 3 epochs, more for one with many parameters and epochs.
 */
export const RUN = {
  /** Claim and end, which are transactions, weigh most; then one for each artifact. */
  writeUnits: 34,
  /** Of planning, claiming, training and publishing. */
  readUnits: 12,
  puts: 4,
  modelPuts: 2,
  /** Of publishing, should it read predictions. */
  gets: 1,
  tableBytes: 9_000,
  objectBytes: 16_000,
  modelBytes: 420_000,
  logBytes: 1_500,
  /** Begin and end of the child execution, `Train`, and a share of retries. */
  transitions: 3,
  /** Seconds of a function beside training: parsing, claiming, writing. */
  overheadSeconds: 0.3,
} as const;

/** Once a sweep: planning rounds, publishing. */
const SWEEP = {
  rounds: 4,
  planSeconds: 10,
  planGigabytes: 0.5,
  publishSeconds: 120,
  publishGigabytes: 3008 / 1024,
  sitePuts: 400,
} as const;

const TRAIN_GIGABYTES = 1769 / 1024;
/** Until a new function instance trains its first step: started once for each of the runs trained at once. */
const COLD_START_SECONDS = 1.5;
/** A processor of Lambda against one of the machine that the durations were measured on. */
const SLOWNESS = 1.5;

/** What a sweep of these runs uses: a sum over runs, plus what every sweep needs once. */
export function usageOf(runs: readonly ExpectedRun[], concurrency: number): Usage {
  const lanes = Math.max(1, Math.min(concurrency, runs.length));
  const kept = runs.filter(({ keepsModel }) => keepsModel).length;
  const durations = runs.map(({ seconds }) => seconds * SLOWNESS + RUN.overheadSeconds);
  const training = durations.reduce((sum, seconds) => sum + seconds, 0) + lanes * COLD_START_SECONDS;
  const longest = durations.reduce((most, seconds) => Math.max(most, seconds), 0);
  const { rounds, planSeconds, planGigabytes, publishSeconds, publishGigabytes, sitePuts } = SWEEP;
  return {
    runs: runs.length,
    gigabyteSeconds:
      training * TRAIN_GIGABYTES + rounds * planSeconds * planGigabytes + publishSeconds * publishGigabytes,
    invocations: runs.length + rounds + 1,
    transitions: runs.length * RUN.transitions + rounds * 5 + 3,
    writeUnits: runs.length * RUN.writeUnits,
    readUnits: runs.length * RUN.readUnits,
    puts: runs.length * RUN.puts + kept * RUN.modelPuts + 2 * rounds + sitePuts,
    gets: runs.length * RUN.gets,
    logGigabytes: (runs.length * RUN.logBytes) / 1e9,
    tableGigabytes: (runs.length * RUN.tableBytes) / 1e9,
    objectGigabytes: (runs.length * RUN.objectBytes + kept * RUN.modelBytes) / 1e9,
    wallSeconds: Math.max(training / lanes, longest) + rounds * planSeconds + publishSeconds,
  };
}

export interface Cost {
  /** Dollars once, by what they are for. */
  readonly parts: Readonly<Record<string, number>>;
  readonly once: number;
  /** Dollars a month for what is kept. */
  readonly monthly: number;
}

/** Usage times prices. */
export function costOf(usage: Usage, architecture: 'x64' | 'arm64'): Cost {
  const parts = {
    'training and publishing (Lambda)':
      usage.gigabyteSeconds * PRICES.lambdaGigabyteSecond[architecture] +
      usage.invocations * PRICES.lambdaRequest,
    'state machine (Step Functions)': usage.transitions * PRICES.stepFunctionsTransition,
    'records (DynamoDB)':
      usage.writeUnits * PRICES.dynamodbWriteUnit + usage.readUnits * PRICES.dynamodbReadUnit,
    'artifacts and site (S3)': usage.puts * PRICES.s3Put + usage.gets * PRICES.s3Get,
    'logs (CloudWatch)': usage.logGigabytes * PRICES.logsGigabyte,
  };
  return {
    parts,
    once: Object.values(parts).reduce((sum, dollars) => sum + dollars, 0),
    monthly:
      usage.tableGigabytes * PRICES.dynamodbGigabyteMonth + usage.objectGigabytes * PRICES.s3GigabyteMonth,
  };
}
