import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { makeStacks } from '../src/make-stacks.ts';
import { readSettings } from '../src/settings.ts';

const app = new App();
makeStacks(
  app,
  readSettings((key) => app.node.tryGetContext(key)),
);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
