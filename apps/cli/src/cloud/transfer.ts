import { copyRun } from '@experiments/records';
import type { CopyOutcome, RunStore } from '@experiments/records';
import { directoryStore, processOwner } from '@experiments/records/directory';
import { planOver, selectStudy } from '@experiments/study';
import type { SelectionOptions } from '../options.ts';
import { cloudSelection } from './cloud-selection.ts';
import { cloudStoreOf, findDeployment } from './deployment.ts';
import type { CloudOptions } from './sweep-commands.ts';

export interface TransferOptions extends SelectionOptions, CloudOptions {
  readonly store: string;
}

/** Copies of one direction that go on at once. */
const AT_ONCE = 8;
const STALE_AFTER_MILLISECONDS = 60_000;
const MAXIMUM_ATTEMPTS = 5;

/** Copies the selection's runs that have ended from the cloud into a folder, or the other way. */
export async function transfer(direction: 'pull' | 'push', options: TransferOptions): Promise<void> {
  const study = selectStudy(cloudSelection(options));
  const cloud = await cloudStoreOf(await findDeployment(options.prefix));
  const local = directoryStore({ folder: options.store });
  const [from, to] = direction === 'pull' ? [cloud, local] : [local, cloud];
  const { recorded } = await planOver(
    study,
    from,
    ({ status }) => status === 'FINISHED' || status === 'FAILED',
  );
  const counts = await copyAll([...recorded.keys()], from, to);
  const parts = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome.replaceAll('-', ' ')}`);
  console.log(`${direction}: ${parts.join(', ') || 'nothing has ended yet'}`);
}

async function copyAll(
  runIds: readonly string[],
  from: RunStore,
  to: RunStore,
): Promise<Partial<Record<CopyOutcome, number>>> {
  const counts: Partial<Record<CopyOutcome, number>> = {};
  const queue = [...runIds];
  const lane = async () => {
    for (let runId = queue.shift(); runId; runId = queue.shift()) {
      const outcome = await copyRun(runId, from, to, {
        owner: processOwner(),
        now: Date.now(),
        staleAfterMs: STALE_AFTER_MILLISECONDS,
        maximumAttempts: MAXIMUM_ATTEMPTS,
      });
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return counts;
}
