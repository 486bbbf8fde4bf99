import type { Command } from 'commander';
import { Option } from 'commander';
import { addSelection, positiveInteger } from '../options.ts';

export const prefixOption = () =>
  new Option('--prefix <name>', "the deployment's name, as its stacks begin").default('experiments');

const concurrencyOption = () =>
  new Option('--concurrency <n>', 'runs trained at once, as deployed')
    .argParser(positiveInteger)
    .default(100);

const architectureOption = () =>
  new Option('--architecture <id>', 'processor of the functions, as deployed')
    .choices(['x64', 'arm64'])
    .default('x64');

/** The sweeps in the cloud: docs/cloud.md says how to deploy. */
export function addSweep(program: Command): void {
  const sweep = program
    .command('sweep')
    .description('train in the cloud: start a sweep, see how far it is, stop it, say what it costs')
    .addHelpText(
      'after',
      `
Examples:
  $ experiments sweep cost --profile full
  $ experiments sweep start --profile quick --wait
  $ experiments sweep status
  $ experiments sweep cancel`,
    );

  addSelection(sweep.command('start'))
    .description('print what a sweep costs and start it: it trains what is missing, then publishes the site')
    .addOption(prefixOption())
    .addOption(concurrencyOption())
    .addOption(architectureOption())
    .option('--name <name>', 'its name; from the time by default')
    .option('--wait', 'say how far it is until it ends')
    .addHelpText('after', '\nExamples:\n  $ experiments sweep start --profile smoke --wait')
    .action(async (options) => {
      const { startSweep } = await import('../cloud/sweep-commands.ts');
      process.exitCode = await startSweep(options);
    });

  sweep
    .command('status')
    .description('say how far a sweep is, or how it ended')
    .argument('[name]', 'the sweep; the last one by default')
    .addOption(prefixOption())
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  $ experiments sweep status\n  $ experiments sweep status nightly --json',
    )
    .action(async (name: string | undefined, options) => {
      const { printSweep } = await import('../cloud/sweep-commands.ts');
      await printSweep(name, options);
    });

  sweep
    .command('cancel')
    .description('stop a sweep; what it has trained is kept')
    .argument('[name]', 'the sweep; the last one by default')
    .addOption(prefixOption())
    .addHelpText('after', '\nExamples:\n  $ experiments sweep cancel')
    .action(async (name: string | undefined, options) => {
      const { cancelSweep } = await import('../cloud/sweep-commands.ts');
      await cancelSweep(name, options);
    });

  addSelection(sweep.command('cost'))
    .description('say what a sweep of a whole profile would cost and take; asks nothing of AWS')
    .addOption(concurrencyOption())
    .addOption(architectureOption())
    .addHelpText('after', '\nExamples:\n  $ experiments sweep cost --profile full --concurrency 500')
    .action(async (options) => {
      const { printCost } = await import('../cloud/sweep-commands.ts');
      await printCost(options);
    });
}
