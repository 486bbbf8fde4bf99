import type { Command } from 'commander';
import { storeOption } from '../options.ts';

export function addPublish(program: Command): void {
  program
    .command('publish')
    .description('freeze the results of a whole study, numbers and hashes without weights, to be committed')
    .option('--profile <id>', 'the profile that is recorded', 'full')
    .addOption(storeOption())
    .option('--out <folder>', "where the results are kept; the project's results/ by default")
    .addHelpText(
      'after',
      `
"experiments report --published" builds the site from them, "experiments verify --published" trains some of their
runs again; neither needs records.

Examples:
  $ experiments publish
  $ experiments publish --store /data/mlruns --out results`,
    )
    .action(async (options: { profile: string; store: string; out?: string }) => {
      const { publishCommand } = await import('../published/publish-command.ts');
      await publishCommand(options);
    });
}
