import { Command, CommanderError } from 'commander';
import { addAgree } from './commands/agree.ts';
import { addAnalyse } from './commands/analyse.ts';
import { addClean } from './commands/clean.ts';
import { addPlan } from './commands/plan.ts';
import { addPublish } from './commands/publish.ts';
import { addPull } from './commands/pull.ts';
import { addPush } from './commands/push.ts';
import { addReport } from './commands/report.ts';
import { addRun } from './commands/run.ts';
import { addServe } from './commands/serve.ts';
import { addStatus } from './commands/status.ts';
import { addSweep } from './commands/sweep.ts';
import { addTrain } from './commands/train.ts';
import { addVerify } from './commands/verify.ts';
import { exitCode } from './exit.ts';

const program = new Command('experiments')
  .description('Trains ten neural-network topics on Fashion-MNIST, records every run and reports what holds.')
  .exitOverride()
  .showHelpAfterError()
  .addHelpText(
    'after',
    `
Examples:
  $ experiments run --profile quick --serve        train, analyse, build the report and show it
  $ experiments run --topics optimizers --seeds 5  one topic, five seeds
  $ experiments status                             what is done and what is missing

Exit status: 0 done, 1 something failed, 2 wrong usage, 130 interrupted.`,
  );

for (const add of [
  addRun,
  addTrain,
  addPlan,
  addStatus,
  addVerify,
  addAgree,
  addAnalyse,
  addReport,
  addPublish,
  addServe,
  addSweep,
  addPull,
  addPush,
  addClean,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? error.exitCode && 2 : await exitCode(error);
}
