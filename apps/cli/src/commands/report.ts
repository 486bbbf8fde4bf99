import type { Command } from 'commander';
import { Option } from 'commander';
import { addSelection, siteOption, storeOption } from '../options.ts';
import type { SelectionOptions } from '../options.ts';

interface ReportOptions extends SelectionOptions {
  readonly store: string;
  readonly site: string;
  readonly published?: string | true;
}

export function addReport(program: Command): void {
  addSelection(program.command('report'))
    .description('analyse the recorded runs and build the report site, where anything changed')
    .addOption(storeOption())
    .addOption(siteOption())
    .addOption(
      new Option(
        '--published [folder]',
        'build it from the published results, which need no records',
      ).conflicts(['topics', 'profile', 'seeds', 'epochs', 'store']),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ experiments report
  $ experiments report --profile full --site site && experiments serve
  $ experiments report --published`,
    )
    .action(async ({ store, site, published, ...selection }: ReportOptions) => {
      const { buildReport } = await import('../build-site.ts');
      if (published === undefined) {
        const { selectedStudy } = await import('../selected-study.ts');
        const study = await selectedStudy(selection);
        const { writeReportData } = await import('../write-report-data.ts');
        await buildReport((folder) => writeReportData(study, store, folder), site);
      } else {
        const { unpackPublished } = await import('../published/unpack-published.ts');
        await buildReport((folder) => unpackPublished(published, folder), site);
      }
      console.log(site);
    });
}
