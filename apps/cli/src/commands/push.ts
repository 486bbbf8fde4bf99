import type { Command } from 'commander';
import { addSelection, storeOption } from '../options.ts';
import { prefixOption } from './sweep.ts';

export function addPush(program: Command): void {
  addSelection(program.command('push'))
    .description('copy runs that have ended, with their artifacts, from a folder into the cloud')
    .addOption(storeOption())
    .addOption(prefixOption())
    .addHelpText('after', '\nExamples:\n  $ experiments push --profile quick')
    .action(async (options) => {
      const { transfer } = await import('../cloud/transfer.ts');
      await transfer('push', options);
    });
}
