import type { Command } from 'commander';
import { Option } from 'commander';
import {
  dataOption,
  portOption,
  positiveInteger,
  addSelection,
  siteOption,
  storeOption,
} from '../options.ts';

export function addRun(program: Command): void {
  addSelection(program.command('run'))
    .description(
      'train every run that is missing, on all cores, and record it; goes on where the last one stopped',
    )
    .addOption(storeOption())
    .addOption(
      new Option(
        '--workers <number>',
        'threads that train; one a core by default, a single one with native TensorFlow',
      ).argParser(positiveInteger),
    )
    .addOption(dataOption())
    .addOption(
      new Option('--models <which>', "whose trained weights are kept: each arm's first seed, all or none")
        .choices(['first', 'all', 'none'])
        .default('first'),
    )
    .option('--quiet', 'no progress')
    .option('--json', 'progress and results as JSON, one object a line, on standard output')
    .option('--serve', 'afterwards analyse, build the report site and serve it')
    .addOption(siteOption())
    .addOption(portOption())
    .addHelpText(
      'after',
      `
Ctrl-C stops between two steps; the same command again goes on from there.

Examples:
  $ experiments run --profile quick --serve
  $ experiments run --topics optimizers,regularization --seeds 5 --epochs 2
  $ experiments run --profile smoke --engine tensorflow
  $ experiments run --profile full --store /data/mlruns --workers 8 --json > progress.jsonl`,
    )
    .action(async (options) => {
      const { runCommand } = await import('../run-command.ts');
      process.exitCode = await runCommand(options);
    });
}
