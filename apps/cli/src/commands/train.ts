import type { Command } from 'commander';
import { dataOption } from '../options.ts';

export function addTrain(program: Command): void {
  program
    .command('train')
    .description('train one configuration and print its final metrics as one line of JSON; records nothing')
    .argument('<config>', 'a JSON file with the configuration, or - for standard input')
    .addOption(dataOption())
    .addHelpText(
      'after',
      `
Examples:
  $ experiments train config.json
  $ experiments plan --topics optimizers | jq '.runs[0].config' | experiments train -`,
    )
    .action(async (file: string, { data }: { data?: string }) => {
      const { trainOne } = await import('../train-one.ts');
      console.log(JSON.stringify(await trainOne(file, data)));
    });
}
