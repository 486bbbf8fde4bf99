import { join } from 'node:path';
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  DockerImageCode,
  DockerImageFunction,
  Function as ZipFunction,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import type { FunctionOptions, IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

export interface SweepFunctionProps {
  /** The app whose folder of the build holds the code. */
  readonly app: 'plan' | 'train' | 'publish';
  /** Such as `handler.handler`. */
  readonly handler: string;
  /** Whether it is made a container image where images are asked for. */
  readonly image: boolean;
  readonly description: string;
  readonly memory: number;
  readonly minutes: number;
  /** Megabytes of /tmp. */
  readonly temporary?: number;
  readonly environment: Readonly<Record<string, string>>;
  /** All that the function may do beside writing its log. */
  readonly permissions: readonly PolicyStatement[];
}

/** One of the sweep's functions, with a role and a log of its own; as an image or as an archive of the same folder. */
export class SweepFunction extends Construct {
  readonly function: IFunction;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, settings: Settings, props: SweepFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Log', {
      retention: retentionOf(settings.retention),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { own: new PolicyDocument({ statements: [...props.permissions] }) },
    });
    this.logGroup.grantWrite(role);
    const options: FunctionOptions = {
      role,
      logGroup: this.logGroup,
      description: props.description,
      memorySize: props.memory,
      timeout: Duration.minutes(props.minutes),
      ephemeralStorageSize: Size.mebibytes(props.temporary ?? 512),
      architecture: settings.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
      environment: {
        ...props.environment,
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_LOG_LEVEL: 'INFO',
        ...hostEnvironment(settings),
      },
    };
    this.function =
      props.image && settings.packaging === 'image'
        ? imageFunction(this, props, settings, options)
        : zipFunction(this, props, settings, options);
  }
}

function imageFunction(
  scope: Construct,
  { app, handler }: SweepFunctionProps,
  { architecture, build }: Settings,
  options: FunctionOptions,
): DockerImageFunction {
  return new DockerImageFunction(scope, 'Function', {
    ...options,
    code: DockerImageCode.fromImageAsset(join(build, app), {
      cmd: [handler],
      platform: architecture === 'arm64' ? Platform.LINUX_ARM64 : Platform.LINUX_AMD64,
    }),
  });
}

function zipFunction(
  scope: Construct,
  { app, handler }: SweepFunctionProps,
  { runtime, build }: Settings,
  options: FunctionOptions,
): ZipFunction {
  return new ZipFunction(scope, 'Function', {
    ...options,
    code: Code.fromAsset(join(build, app), { exclude: ['Dockerfile'] }),
    handler,
    runtime: runtime === 'provided' ? Runtime.PROVIDED_AL2023 : Runtime.NODEJS_24_X,
  });
}

/** Where `bootstrap` finds what a stand-in on this machine lacks. */
function hostEnvironment({ runtime, hostRuntime }: Settings): Record<string, string> {
  return runtime === 'provided' && hostRuntime ? { HOST_RUNTIME: hostRuntime } : {};
}

/** CloudWatch knows certain numbers of days: the next one that is enough. */
function retentionOf(days: number): RetentionDays {
  const known = Object.values(RetentionDays).filter(
    (value): value is RetentionDays => typeof value === 'number',
  );
  return known.sort((a, b) => a - b).find((value) => value >= days) ?? RetentionDays.TEN_YEARS;
}
