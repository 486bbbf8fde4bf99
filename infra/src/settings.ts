import { join } from 'node:path';

/** Where the bundler puts the functions' folders. */
export const BUILD = join(import.meta.dirname, '..', 'build');

/** What a person may choose with `-c name=value`. */
export interface Settings {
  /** Begins the names of all stacks, so that several deployments stand side by side. */
  readonly prefix: string;
  /** `image`: train and publish as container images. `zip`: as archives, for stand-ins without Docker. */
  readonly packaging: 'image' | 'zip';
  readonly architecture: 'arm64' | 'x64';
  /**
   * Of functions as archives: `nodejs`, Lambda's own Node, or `provided`, the bundled `bootstrap` on the Node and the
   * runtime client that `hostRuntime` names, for a stand-in that starts functions on this very machine.
   */
  readonly runtime: 'nodejs' | 'provided';
  /** A folder with `node` and `aws-lambda-ric/`. */
  readonly hostRuntime: string | undefined;
  /** The folder with the functions' folders, which the bundler makes. */
  readonly build: string;
  /** Days that logs and the files of sweeps are kept; checkpoints that nobody went on from go sooner. */
  readonly retention: number;
  /** What becomes of records and site when the stacks are deleted. */
  readonly removal: 'retain' | 'destroy';
  /** Runs trained at once. */
  readonly concurrency: number;
  /** Dollars a month, at which the alarm is raised; 0 for none, as a stand-in has no budgets. */
  readonly budget: number;
  /** Where alarms and the ends of sweeps are sent, beside the topic. */
  readonly email: string | undefined;
  /** Whether the site gets a CloudFront distribution; a stand-in may have none. */
  readonly cloudfront: boolean;
}

type Read = (key: string) => unknown;

/** @throws Error naming the setting, what was found and what is allowed */
export function readSettings(context: Read): Settings {
  const settings: Settings = {
    prefix: text(context, 'prefix', 'experiments', /^[a-z][a-z0-9-]{0,20}$/),
    packaging: choice(context, 'packaging', ['image', 'zip']),
    architecture: choice(context, 'architecture', ['x64', 'arm64']),
    runtime: choice(context, 'runtime', ['nodejs', 'provided']),
    hostRuntime: optional(context, 'hostRuntime', /^\//),
    build: optional(context, 'build', /^\//) ?? BUILD,
    retention: number(context, 'retention', 90, 1, 3650),
    removal: choice(context, 'removal', ['retain', 'destroy']),
    concurrency: number(context, 'concurrency', 100, 1, 1000),
    budget: number(context, 'budget', 20, 0, 100_000),
    email: optional(context, 'email', /^[^@\s]+@[^@\s]+$/),
    cloudfront: choice(context, 'cloudfront', ['true', 'false']) === 'true',
  };
  if (settings.runtime === 'provided' && (settings.packaging !== 'zip' || !settings.hostRuntime)) {
    throw new Error(
      'runtime=provided needs packaging=zip and hostRuntime=<folder of node and aws-lambda-ric>',
    );
  }
  return settings;
}

function choice<const Value extends string>(context: Read, key: string, values: readonly Value[]): Value {
  const found = context(key) ?? values[0];
  const value = values.find((one) => one === String(found));
  if (value === undefined) throw unusable(key, found, values.join(' or '));
  return value;
}

function text(context: Read, key: string, usual: string, pattern: RegExp): string {
  return optional(context, key, pattern) ?? usual;
}

function optional(context: Read, key: string, pattern: RegExp): string | undefined {
  const found = context(key);
  if (found === undefined) return undefined;
  if (typeof found === 'string' && pattern.test(found)) return found;
  throw unusable(key, found, `text like ${pattern.source}`);
}

function number(context: Read, key: string, usual: number, least: number, most: number): number {
  const found = context(key) ?? usual;
  const value = Number(found);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw unusable(key, found, `a whole number from ${least} to ${most}`);
}

function unusable(key: string, found: unknown, allowed: string): Error {
  return new Error(`-c ${key}=${String(found)} is not usable; it must be ${allowed}`);
}
