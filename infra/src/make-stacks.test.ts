import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonMissing, pythonVenv } from '../../test/python/venv.ts';
import { makeStacks } from './make-stacks.ts';
import type { Stacks } from './make-stacks.ts';
import { readSettings } from './settings.ts';

const noPython = pythonMissing();
if (noPython) console.error(`\nSKIPPED: cfn-lint ${noPython}\n`);

const folder = mkdtempSync(join(tmpdir(), 'experiments-infra-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Folders that stand for the functions': a template holds but a hash of them. */
const build = join(folder, 'build');
for (const app of ['plan', 'train', 'publish']) {
  mkdirSync(join(build, app), { recursive: true });
  writeFileSync(join(build, app, 'Dockerfile'), 'FROM scratch\n');
}

const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'cdk.json'), 'utf8')) as {
  context: Record<string, unknown>;
};

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
}

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
}

const variants = [
  ['container images', { email: 'ann@example.org' }],
  ['archives', { packaging: 'zip', removal: 'destroy', budget: 0, architecture: 'arm64' }],
] as const;

describe.each(variants)('the stacks with functions as %s', (name, chosen) => {
  const outdir = join(folder, name.replace(' ', '-'));
  let stacks: Stacks;
  let templates: Record<keyof Stacks, Template>;
  let resources: [id: string, resource: Resource][];

  beforeAll(() => {
    const app = new App({ context: { ...context, ...chosen, build }, outdir });
    stacks = makeStacks(
      app,
      readSettings((key) => app.node.tryGetContext(key)),
    );
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    app.synth();
    templates = Object.fromEntries(
      Object.entries(stacks).map(([key, stack]) => [key, Template.fromStack(stack)]),
    ) as Record<keyof Stacks, Template>;
    resources = Object.values(templates).flatMap(
      (template) => Object.entries(template.toJSON()['Resources']) as [string, Resource][],
    );
  }, 300_000);

  const ofType = (type: string) => resources.filter(([, resource]) => resource.Type === type);

  it('pass the AwsSolutions checks, with a reason for each that is acknowledged', () => {
    expect(violations(outdir)).toEqual([]);
  });

  it('allow no action in general, and no resource in general but where AWS knows no other', () => {
    const statements = resources.flatMap(([id, { Properties }]) =>
      documentsIn(Properties).map((statement) => ({ id, ...statement })),
    );
    expect(statements.length).toBeGreaterThan(20);
    for (const { id, Effect, Action, Resource } of statements) {
      if (Effect !== 'Allow') continue;
      for (const action of [Action].flat()) {
        expect(action, id).toMatch(/^[a-z0-9-]+:(?!\*)/);
        expect(action, id).not.toContain('*');
      }
      if ([Resource].flat().includes('*')) {
        for (const action of [Action].flat())
          expect(action, id).toMatch(/^(xray:|logs:.*(LogDelivery|LogDeliveries|ResourcePolic|LogGroups))/);
      }
    }
  });

  it('let each function do what it must: nobody scans, plan writes no records, train no site', () => {
    const allowed = (key: keyof Stacks['sweep']['functions']) => {
      const logicalId = Object.keys(templates.sweep.findResources('AWS::IAM::Role')).find((id) =>
        id.toLowerCase().startsWith(`${key.toLowerCase()}role`),
      )!;
      const role = templates.sweep.toJSON()['Resources'][logicalId] as Resource;
      return documentsIn(role.Properties).flatMap(({ Action }) => [Action].flat());
    };
    const everything = resources.flatMap(([, { Properties }]) =>
      documentsIn(Properties).flatMap(({ Action }) => Action),
    );
    expect(everything).not.toContain('dynamodb:Scan');
    expect(allowed('plan')).not.toContain('dynamodb:PutItem');
    expect(allowed('publish')).not.toContain('dynamodb:PutItem');
    expect(allowed('train')).toContain('dynamodb:PutItem');
    expect(allowed('train')).not.toContain('cloudfront:CreateInvalidation');
  });

  it('keep every bucket private, encrypted and behind TLS', () => {
    const buckets = ofType('AWS::S3::Bucket');
    expect(buckets.length).toBe(5);
    for (const [id, { Properties }] of buckets) {
      expect(Properties['PublicAccessBlockConfiguration'], id).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(Properties['BucketEncryption'], id).toBeDefined();
    }
    const policies = ofType('AWS::S3::BucketPolicy');
    expect(policies).toHaveLength(buckets.length);
    for (const [id, { Properties }] of policies) {
      const denies = documentsIn(Properties).filter(({ Effect }) => Effect === 'Deny');
      expect(JSON.stringify(denies), id).toContain('"aws:SecureTransport":"false"');
    }
  });

  it('can bring the table back to any second, and keep it where nothing else was asked', () => {
    templates.storage.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: name === 'archives' ? 'Delete' : 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
        DeletionProtectionEnabled: name !== 'archives',
      },
    });
  });

  it('keep no log for ever, and remove checkpoints that nobody went on from', () => {
    const logs = ofType('AWS::Logs::LogGroup');
    expect(logs.length).toBe(5);
    for (const [id, { Properties }] of logs) expect(Properties['RetentionInDays'], id).toBe(90);
    templates.storage.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ Prefix: 'checkpoints/', ExpirationInDays: 14 })]),
      },
    });
  });

  it('tell somebody of every alarm, of the budget and of the end of a sweep', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThanOrEqual(7);
    for (const [id, { Properties }] of alarms) {
      expect(Properties['AlarmActions'], id).toHaveLength(1);
      expect(Properties['AlarmDescription'], id).toBeTruthy();
    }
    templates.observability.resourceCountIs('AWS::Budgets::Budget', name === 'archives' ? 0 : 1);
    templates.sweep.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({ source: ['aws.states'] }),
    });
  });

  it('retry what passes, with jitter, and nothing that does not', () => {
    const machine = definition(templates.sweep);
    const all = machine.States['Train all']!;
    expect(all).toMatchObject({ MaxConcurrency: 100, ToleratedFailureCount: 100_000 });
    expect(all).not.toHaveProperty('ToleratedFailurePercentage');
    expect(all['Catch']).toMatchObject([{ ErrorEquals: ['States.ALL'], Next: 'Publish' }]);
    const states = (all['ItemProcessor'] as Machine).States;
    const retries = states['Train']!['Retry'] as { ErrorEquals: string[]; JitterStrategy?: string }[];
    const retried = retries.flatMap(({ ErrorEquals }) => ErrorEquals);
    expect(retried).toEqual(
      expect.arrayContaining([
        'Lambda.TooManyRequestsException',
        'Lambda.ServiceException',
        'OutOfTime',
        'RunFailed',
      ]),
    );
    for (const never of ['InvalidInput', 'States.ALL', 'States.TaskFailed'])
      expect(retried).not.toContain(never);
    for (const { ErrorEquals, JitterStrategy } of retries) {
      if (!ErrorEquals.includes('OutOfTime')) expect(JitterStrategy).toBe('FULL');
    }
    expect(states['Train']!['Catch']).toMatchObject([
      { ErrorEquals: ['States.ALL'], Next: 'Record failure' },
    ]);
  });

  it('have a state machine that the language allows', () => {
    const asl = createRequire(import.meta.url)('asl-validator') as (definition: unknown) => {
      isValid: boolean;
      errorsText(): string;
    };
    const result = asl(definition(templates.sweep));
    expect(result.isValid, result.isValid ? '' : result.errorsText()).toBe(true);
  });

  it.skipIf(noPython)('pass cfn-lint', { timeout: 300_000 }, async () => {
    const { bin } = await pythonVenv('cloud');
    const files = Object.values(stacks).map(({ templateFile }) => join(outdir, templateFile));
    // W3005: CDK names dependencies that CloudFormation would see by itself.
    const args = ['--regions', 'us-east-1', '--ignore-checks', 'W3005', '--', ...files];
    const { stdout } = spawnSync(join(bin, 'cfn-lint'), args, { encoding: 'utf8' });
    expect(stdout).toBe('');
  });
});

it('the checks find what is wrong', () => {
  const outdir = join(folder, 'wrong');
  const app = new App({ outdir });
  new Bucket(new Stack(app, 'wrong'), 'Bucket');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(() => app.synth()).toThrow('AwsSolutions-S1');
  expect(violations(outdir)).toEqual(expect.arrayContaining(['AwsSolutions-S1', 'AwsSolutions-S10']));
});

/** Rules of the AwsSolutions pack that the synthesis found broken. */
function violations(outdir: string): string[] {
  const { pluginReports } = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as {
    pluginReports: { pluginName: string; violations: { ruleName: string }[] }[];
  };
  return pluginReports
    .filter(({ pluginName }) => pluginName === 'AwsSolutions')
    .flatMap((report) => report.violations.map(({ ruleName }) => ruleName));
}

interface Machine {
  readonly States: Record<string, Record<string, unknown>>;
}

/** The state machine's definition, with a plausible name for everything that CloudFormation fills in. */
function definition(template: Template): Machine {
  const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine')) as Resource[];
  const { 'Fn::Join': join } = machine!.Properties['DefinitionString'] as { 'Fn::Join': [string, unknown[]] };
  const text = join[1].map((part) => {
    if (typeof part === 'string') return part;
    if (JSON.stringify(part) === '{"Ref":"AWS::Partition"}') return 'aws';
    return 'arn:aws:lambda:us-east-1:123456789012:function:name';
  });
  return JSON.parse(text.join('')) as Machine;
}

/** All statements of all policies in a resource. */
function documentsIn(value: unknown): Statement[] {
  if (typeof value !== 'object' || value === null) return [];
  const statements = (value as { Statement?: Statement[] }).Statement;
  if (Array.isArray(statements)) return statements;
  return Object.values(value).flatMap(documentsIn);
}
