import { Validations } from 'aws-cdk-lib';
import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { SiteStack } from '../stacks/site.ts';
import type { StorageStack } from '../stacks/storage.ts';
import type { SweepStack } from '../stacks/sweep.ts';

const OBJECTS =
  'Objects have names that nobody knows beforehand; the permission ends at this folder of one bucket.';
const VERSIONS =
  "Step Functions invokes versions and aliases of this one function by the function's name and a colon.";
const NO_OTHER_WAY =
  'The delivery of logs (logs:*LogDelivery and its like) and of traces (xray:Put*, xray:GetSampling*) know no resources: AWS takes "*" alone.';
const CHILDREN =
  'A Distributed Map starts and stops executions of its own machine, under names that it makes up.';

/** Why each wildcard of the sweep's permissions has to be: cdk-nag refuses all that are not named here. */
export function acknowledgeSweep(sweep: SweepStack, storage: StorageStack, site: SiteStack): void {
  const { plan, train, recordFailure, publish } = sweep.functions;
  const runs = exportName(storage, storage.bucket.bucketArn);
  const pages = exportName(site, site.bucket.bucketArn);
  const objects = (...resources: string[]) => resources.map((resource) => wildcard(resource, OBJECTS));
  Validations.of(plan).acknowledge(...objects(`${runs}/sweeps/*`));
  for (const one of [train, recordFailure]) {
    Validations.of(one).acknowledge(...objects(`${runs}/artifacts/*`, `${runs}/checkpoints/*`));
  }
  Validations.of(publish).acknowledge(...objects(`${runs}/artifacts/*`, `${pages}/*`));

  const { machine } = sweep.sweep;
  const idOf = (resource: CfnResource) => sweep.getLogicalId(resource);
  const machineName = `{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"${idOf(machine.node.defaultChild as CfnResource)}"}]}]}`;
  const executions = `arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${machineName}`;
  Validations.of(machine).acknowledge(
    ...objects(`${runs}/sweeps/*`),
    ...Object.values(sweep.functions).map((one) =>
      wildcard(`<${idOf(one.function.node.defaultChild as CfnResource)}.Arn>:*`, VERSIONS),
    ),
    wildcard('*', NO_OTHER_WAY),
    wildcard(`${executions}:*`, CHILDREN),
    wildcard(`${executions}/train:*`, CHILDREN),
  );
}

function wildcard(resource: string, reason: string) {
  return { id: `AwsSolutions-IAM5[Resource::${resource}]`, reason };
}

/** The name under which a stack hands a value to others, which is how cdk-nag names the value. */
function exportName(stack: Stack, value: string): string {
  const imported = stack.resolve(stack.exportValue(value)) as { 'Fn::ImportValue': string };
  return imported['Fn::ImportValue'];
}
