import type { Command } from 'commander';
import { Option } from 'commander';
import { dataOption, positiveInteger, storeOption } from '../options.ts';

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('train recorded runs again and compare every number of their records, bit by bit')
    .argument('[run-id...]', 'runs by their ids; some of all finished ones by default')
    .addOption(
      new Option('--runs <n>', 'how many of the finished runs; 5 by default').argParser(positiveInteger),
    )
    .addOption(
      new Option('--seed <n>', 'another number chooses other runs').argParser(positiveInteger).default(1),
    )
    .addOption(storeOption())
    .option(
      '--published [folder]',
      "runs of the published results instead, of which the weights' hash and the test metrics are kept",
    )
    .addOption(dataOption())
    .option('--quiet', 'no progress')
    .option('--json', 'one JSON object a run, and one for all, on standard output')
    .addHelpText(
      'after',
      `
Writes nothing. Exit status: 0 where all runs came out the same, 1 where one did not or could not be compared.

Examples:
  $ experiments verify
  $ experiments verify --runs 20 --seed 7 --store /data/mlruns
  $ experiments verify --published --runs 3
  $ experiments verify --json -- 0f3c1e5d9a7b4826b1d0c9e8f7a65432`,
    )
    .action(async (runIds: string[], options) => {
      const { verifyCommand } = await import('../verify-command.ts');
      process.exitCode = await verifyCommand(runIds, options);
    });
}
