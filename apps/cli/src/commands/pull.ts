import type { Command } from 'commander';
import { addSelection, storeOption } from '../options.ts';
import { prefixOption } from './sweep.ts';

export function addPull(program: Command): void {
  addSelection(program.command('pull'))
    .description('copy runs that have ended, with their artifacts, from the cloud into a folder')
    .addOption(storeOption())
    .addOption(prefixOption())
    .addHelpText('after', '\nExamples:\n  $ experiments pull --profile full --store mlruns')
    .action(async (options) => {
      const { transfer } = await import('../cloud/transfer.ts');
      await transfer('pull', options);
    });
}
