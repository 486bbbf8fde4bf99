import { join } from 'node:path';
import { experimentIds, makeStore } from './experiments.ts';
import { hasCode, listDirectories, readText, withStaging, writeFile } from './files.ts';
import { fileUri, META, readExperimentMeta, readFields, withField } from './meta.ts';

/**
 * Records hold absolute addresses of artifacts, because MLflow lists none otherwise. Where the store stands in
 * another place than its experiments say, this corrects them and their runs. An experiment is corrected last, so
 * that work cut short is done at the next opening. Addresses outside the store are left alone, and so is a store
 * that may not be written.
 */
export function relocate(root: string): void {
  for (const id of experimentIds(root)) {
    const experiment = join(root, id);
    const old = readExperimentMeta(experiment)?.artifactLocation;
    const location = fileUri(experiment);
    if (old === undefined || old === location) continue;
    if (!old.startsWith('file:') || !old.endsWith(`/${id}`)) continue;
    try {
      makeStore(root);
      for (const run of listDirectories(experiment)) {
        if (readFields(join(experiment, run))?.['artifact_uri'] !== `${old}/${run}/artifacts`) continue;
        setField(root, join(experiment, run), 'artifact_uri', `${location}/${run}/artifacts`);
      }
      setField(root, experiment, 'artifact_location', location);
    } catch (error) {
      if (!hasCode(error, 'EROFS', 'EACCES', 'EPERM')) throw error;
    }
  }
}

function setField(root: string, directory: string, field: string, value: string): void {
  const file = join(directory, META);
  const text = readText(file);
  if (text === undefined) return;
  withStaging(root, (staging) => writeFile(staging, file, withField(text, field, value)));
}
