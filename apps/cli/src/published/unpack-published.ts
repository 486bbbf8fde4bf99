import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLISHED } from './publish-command.ts';
import { readPublished } from './read-published.ts';

/**
 * Puts published results, once they are checked, where the report reads its data, in the form that an analysis of the
 * records writes: equal data are equal bytes, and the site is built once.
 *
 * @param published their folder, or true for the project's own
 */
export async function unpackPublished(published: string | true, folder: string): Promise<void> {
  const { texts } = readPublished(published === true ? PUBLISHED : published);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (file.endsWith('.json')) rmSync(join(folder, file));
  for (const [file, text] of texts)
    writeFileSync(join(folder, file), `${JSON.stringify(JSON.parse(text), null, 1)}\n`);
}
