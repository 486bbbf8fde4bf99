import { directoryStore, processOwner } from '../directory/index.ts';
import type { ClaimTerms } from '../run-store.ts';
import { exampleRun } from './example-run.ts';
import { recordWholeRun } from './record-whole-run.ts';

/**
 * A process for tests that writes to a directory:
 * `record <folder> <runs>` records whole runs one after the other;
 * `claim <folder> <runs> <now>` only claims them, once it is told to go. It then sends the outcomes.
 */
const [task, folder = '', runs = '0', now = '0'] = process.argv.slice(2);
const runsToDo = Array.from({ length: Number(runs) }, (_, seed) => exampleRun(seed));
const store = directoryStore({ folder });
const terms: ClaimTerms = {
  owner: processOwner(),
  now: Number(now),
  staleAfterMs: 60_000,
  maximumAttempts: 1_000,
};

process.send!('ready');
if (task === 'claim') {
  await new Promise((resolve) => process.once('message', resolve));
  const outcomes: string[] = [];
  for (const run of runsToDo) outcomes.push(await store.claim(run, terms));
  process.send!(outcomes);
  // The next test step finds this process alive, and so its claims held.
  await new Promise((resolve) => process.once('message', resolve));
} else {
  for (const run of runsToDo) await recordWholeRun(store, run, terms);
}
process.disconnect();
