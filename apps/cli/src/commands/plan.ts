import type { Command } from 'commander';
import { addSelection, storeOption } from '../options.ts';
import type { SelectionOptions } from '../options.ts';

export function addPlan(program: Command): void {
  addSelection(program.command('plan'))
    .description('print every run that a profile asks for as JSON, trained or not')
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
Arms whose learning rate or strength is tuned first are under "waiting" until their tuning runs are recorded.

Examples:
  $ experiments plan --topics optimizers
  $ experiments plan --profile full | jq '.count, .estimatedSeconds'`,
    )
    .action(async (options: SelectionOptions & { store: string }) => {
      const { printPlan } = await import('../plan-and-status.ts');
      await printPlan(options);
    });
}
