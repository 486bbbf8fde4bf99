import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { dataOption, positiveInteger } from '../options.ts';

export function addAgree(program: Command): void {
  program
    .command('agree')
    .description('train configurations on this engine and on TensorFlow side by side, and compare every step')
    .addOption(
      new Option('--configurations <n>', 'how many of all planned ones')
        .argParser(positiveInteger)
        .default(20),
    )
    .addOption(new Option('--steps <n>', 'steps of each').argParser(positiveInteger).default(50))
    .addOption(new Option('--profile <id>', 'smoke, quick or full: whose configurations').default('quick'))
    .addOption(
      new Option('--seed <n>', 'another number chooses other configurations')
        .argParser(positiveInteger)
        .default(1),
    )
    .addOption(
      new Option('--tolerance <share>', 'the largest relative difference of a loss that is agreement')
        .argParser(positive)
        .default(1e-4),
    )
    .addOption(dataOption())
    .option('--json', 'one JSON object with every difference, on standard output')
    .addHelpText(
      'after',
      `
Both start from the same weights and see the same batches and dropout masks; the losses of each step are compared.
A configuration agrees where they differ by no more than the tolerance or, as some networks blow rounding up, than ten
times what a change of the initial weights by one rounding makes of them on this engine alone. Writes nothing.
Exit status: 0 where all agree, 1 where one does not.

Examples:
  $ experiments agree
  $ experiments agree --configurations 100 --steps 200 --seed 7
  $ experiments agree --configurations 1000 --json > agreement.json`,
    )
    .action(async (options) => {
      const { agreeCommand } = await import('../agree-command.ts');
      process.exitCode = await agreeCommand(options);
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < Infinity)) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
}
