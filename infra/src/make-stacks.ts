import type { App } from 'aws-cdk-lib';
import type { Settings } from './settings.ts';
import { ObservabilityStack } from './stacks/observability.ts';
import { SiteStack } from './stacks/site.ts';
import { StorageStack } from './stacks/storage.ts';
import { SweepStack } from './stacks/sweep.ts';

export interface Stacks {
  readonly storage: StorageStack;
  readonly site: SiteStack;
  readonly sweep: SweepStack;
  readonly observability: ObservabilityStack;
}

/** All stacks of one deployment: where records are kept, where the site stands, what sweeps, what watches. */
export function makeStacks(app: App, settings: Settings): Stacks {
  const { prefix } = settings;
  const storage = new StorageStack(app, `${prefix}-storage`, settings);
  const site = new SiteStack(app, `${prefix}-site`, settings);
  const sweep = new SweepStack(app, `${prefix}-sweep`, settings, { storage, site });
  const observability = new ObservabilityStack(app, `${prefix}-observability`, settings, { storage, sweep });
  return { storage, site, sweep, observability };
}
