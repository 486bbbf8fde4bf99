import type { Command } from 'commander';
import { addSelection, storeOption } from '../options.ts';
import type { SelectionOptions } from '../options.ts';

export function addStatus(program: Command): void {
  addSelection(program.command('status'))
    .description('say how many runs are planned, finished, running, failed and missing, by topic')
    .addOption(storeOption())
    .option('--json', 'one JSON object, with the reasons of failures')
    .addHelpText('after', '\nExamples:\n  $ experiments status\n  $ experiments status --profile full --json')
    .action(async (options: SelectionOptions & { store: string; json?: true }) => {
      const { printStatus } = await import('../plan-and-status.ts');
      await printStatus(options);
    });
}
