import { randomUUID } from 'node:crypto';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { RunStore } from '@experiments/records';
import { explained, openCloudStore } from '@experiments/records/cloud';

/** What a deployment has made, as its stacks say. */
export interface Deployment {
  readonly table: string;
  readonly bucket: string;
  /** ARN of the state machine. */
  readonly machine: string;
  readonly siteBucket: string;
  /** Absent where there is no distribution. */
  readonly siteAddress?: string;
}

/**
 * Finds the deployment whose stacks' names begin with this prefix.
 *
 * @throws Error that says what to do where there is none, or AWS cannot be asked
 */
export async function findDeployment(prefix: string): Promise<Deployment> {
  const client = new CloudFormationClient({});
  const [storage, sweep, site] = await Promise.all(
    ['storage', 'sweep', 'site'].map((stack) => outputsOf(client, `${prefix}-${stack}`)),
  );
  const siteAddress = site!['SiteAddress'];
  return {
    table: storage!['RunsTable']!,
    bucket: storage!['RunsBucket']!,
    machine: sweep!['SweepMachine']!,
    siteBucket: site!['SiteBucket']!,
    ...(siteAddress !== undefined && { siteAddress }),
  };
}

/** The store of the deployment's runs. */
export async function cloudStoreOf({ table, bucket }: Deployment): Promise<RunStore> {
  const region = await new CloudFormationClient({}).config.region();
  const env = { ...process.env, RUNS_TABLE: table, RUNS_BUCKET: bucket, AWS_REGION: region };
  return openCloudStore(env, { uniqueId: randomUUID });
}

async function outputsOf(client: CloudFormationClient, StackName: string): Promise<Record<string, string>> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    const outputs = Stacks[0]?.Outputs ?? [];
    return Object.fromEntries(outputs.map(({ OutputKey, OutputValue }) => [OutputKey!, OutputValue!]));
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError') {
      throw new Error(
        `there is no stack ${StackName} in this account and region; deploy it (docs/cloud.md), or name another --prefix`,
        { cause: error },
      );
    }
    throw explained(error);
  }
}
