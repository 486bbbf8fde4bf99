import type { Command } from 'commander';
import { siteOption, storeOption } from '../options.ts';

export function addClean(program: Command): void {
  program
    .command('clean')
    .description('remove the records, the site and what is cached, after asking; names what it removes')
    .option('--records', 'the recorded runs')
    .option('--built', 'the site and what it is built from')
    .option('--caches', 'the downloaded data and the compiled engine')
    .addOption(storeOption())
    .addOption(siteOption())
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      `
Without --records, --built or --caches: all three.

Examples:
  $ experiments clean
  $ experiments clean --built --yes`,
    )
    .action(async (options) => {
      const { clean } = await import('../clean.ts');
      await clean(options);
    });
}
