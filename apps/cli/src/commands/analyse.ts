import type { Command } from 'commander';
import { addSelection, storeOption } from '../options.ts';
import type { SelectionOptions } from '../options.ts';

export function addAnalyse(program: Command): void {
  addSelection(program.command('analyse'))
    .description("analyse the recorded runs and write the report's data as JSON")
    .addOption(storeOption())
    .option('--out <folder>', 'where the data is written; where the report reads it by default')
    .addHelpText(
      'after',
      '\nExamples:\n  $ experiments analyse\n  $ experiments analyse --profile full --out report-data',
    )
    .action(async ({ out, store, ...selection }: SelectionOptions & { store: string; out?: string }) => {
      const { selectedStudy } = await import('../selected-study.ts');
      const study = await selectedStudy(selection);
      const { REPORT_DATA } = await import('../build-site.ts');
      const { writeReportData } = await import('../write-report-data.ts');
      for (const path of await writeReportData(study, store, out ?? REPORT_DATA)) console.log(path);
    });
}
