import { parseArgs } from 'node:util';
import { bundle, deploy, standInContext } from './deployment.ts';
import { experimentsIn } from './experiments-in.ts';
import { hostRuntime } from './host-runtime.ts';
import { startMinistack } from './ministack.ts';

/**
 * node test/cloud/local.ts [--profile smoke] - the cloud on this machine: starts ministack, deploys with the real
 * `cdk deploy`, sweeps, publishes, prints the site's address and stays until Ctrl-C.
 *
 * With `--endpoint http://localhost:4566` it deploys to what answers there instead, such as LocalStack
 * (docker-compose.yml), whose functions run on Lambda's own Node.
 */
const { values } = parseArgs({
  options: { profile: { type: 'string', default: 'smoke' }, endpoint: { type: 'string' } },
});

const runtime = values.endpoint === undefined ? hostRuntime() : undefined;
say("making the functions' folders");
await bundle();
const aws = values.endpoint === undefined ? await startMinistack() : standIn(values.endpoint);
say(`deploying to ${aws.endpoint}`);
const context = standInContext(runtime);
const { site } = await deploy(aws.env, context);
say('sweeping');
const { code, stdout, stderr } = await experimentsIn(aws.env)(
  'sweep',
  'start',
  '--profile',
  values.profile,
  '--wait',
);
process.stdout.write(stdout);
process.stderr.write(stderr);
if (code === 0) console.log(`${aws.endpoint}/${site['SiteBucket']}/index.html`);
else process.exitCode = 1;
if ('stop' in aws) {
  if (code === 0) await new Promise((resolve) => process.once('SIGINT', resolve));
  await aws.stop();
}

function standIn(endpoint: string) {
  const region = 'us-east-1';
  return {
    endpoint,
    env: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ENDPOINT_URL_S3: endpoint,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
  };
}

function say(what: string): void {
  console.error(`> ${what}`);
}
