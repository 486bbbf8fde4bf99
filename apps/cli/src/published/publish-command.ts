import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { directoryStore } from '@experiments/records/directory';
import { selectStudy } from '@experiments/study';
import { WORKSPACE } from '../build-site.ts';
import { imagesAtHand } from '../images-at-hand.ts';
import { writePublished } from './write-published.ts';

/** Where the project keeps its published results. */
export const PUBLISHED = join(WORKSPACE, 'results');

export interface PublishOptions {
  readonly profile: string;
  readonly store: string;
  readonly out?: string;
}

/** Freezes what is recorded, and says what it was and what a reader of it should know. */
export async function publishCommand({ profile, store, out = PUBLISHED }: PublishOptions): Promise<void> {
  const study = selectStudy({ profile });
  if (!existsSync(store)) throw new Error(`there are no runs in ${store}; "experiments run" trains them`);
  const records = directoryStore({ folder: store });
  const { provenance, files } = await writePublished(study, records, out, await imagesAtHand());
  const { runs, codeVersions, engines } = provenance;
  for (const [what, values] of Object.entries({ 'code versions': codeVersions, engines })) {
    if (values.length > 1)
      console.error(`note: the runs are of ${values.length} ${what}: ${values.join(', ')}`);
  }
  for (const version of codeVersions.filter((version) => version.endsWith('-dirty')))
    console.error(`note: runs were trained with changes that no commit has: ${version}`);
  if (runs.failed > 0) console.error(`note: ${runs.failed} runs failed, and are published as such`);
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  console.log(
    `${out}: ${runs.finished} runs of the profile ${provenance.profile}, ${(bytes / 1e6).toFixed(1)} MB`,
  );
}
