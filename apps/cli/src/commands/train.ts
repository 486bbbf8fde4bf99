import type { Command } from 'commander';
import { dataOption, engineOption } from '../options.ts';

export function addTrain(program: Command): void {
  program
    .command('train')
    .description('train one configuration and print its final metrics as one line of JSON; records nothing')
    .argument('<config>', 'a JSON file with the configuration, or - for standard input')
    .addOption(dataOption())
    .addOption(engineOption())
    .addHelpText(
      'after',
      `
Examples:
  $ experiments train config.json
  $ experiments train config.json --engine tensorflow
  $ experiments plan --topics optimizers | jq '.runs[0].config' | experiments train -`,
    )
    .action(async (file: string, options) => {
      const { trainOne } = await import('../train-one.ts');
      console.log(JSON.stringify(await trainOne(file, options)));
    });
}
