import type { Command } from 'commander';
import { addSelection, siteOption, storeOption } from '../options.ts';
import type { SelectionOptions } from '../options.ts';

export function addReport(program: Command): void {
  addSelection(program.command('report'))
    .description('analyse the recorded runs and build the report site, where anything changed')
    .addOption(storeOption())
    .addOption(siteOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ experiments report\n  $ experiments report --profile full --site site && experiments serve',
    )
    .action(async ({ store, site, ...selection }: SelectionOptions & { store: string; site: string }) => {
      const { selectStudy } = await import('../study.ts');
      const study = selectStudy(selection);
      const { buildReport } = await import('../build-site.ts');
      await buildReport(study, store, site);
      console.log(site);
    });
}
