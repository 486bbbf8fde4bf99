import type { SweepResult } from '@experiments/sweep';
import { EXIT, Interrupted } from './exit.ts';
import { onInterruption } from './interruption.ts';
import type { SelectionOptions } from './options.ts';
import { chooseView } from './progress/choose-view.ts';
import { runSweep } from './run-sweep.ts';
import type { SweepOptions } from './run-sweep.ts';
import { selectedStudy } from './selected-study.ts';

export interface RunCommandOptions extends SelectionOptions, SweepOptions {
  readonly quiet?: true;
  readonly json?: true;
  readonly serve?: true;
  readonly site: string;
  readonly port?: number;
}

const FAILURES_SHOWN = 5;

/**
 * Trains what is missing, says how it ended and, with `--serve`, shows the report until Ctrl-C.
 *
 * @returns the exit status
 * @throws Interrupted
 */
export async function runCommand(options: RunCommandOptions): Promise<number> {
  const { json, serve, store, site, port } = options;
  const study = await selectedStudy(options);
  const view = await chooseView(options);
  const { signal, release } = onInterruption();
  let result: SweepResult;
  try {
    result = await runSweep(study, options, view, signal);
  } catch (error) {
    throw signal.aborted ? interrupted() : error;
  } finally {
    release();
  }
  if (result.stopped) throw interrupted(result);
  report(result, json);
  if (serve) {
    const { buildReport } = await import('./build-site.ts');
    const { writeReportData } = await import('./write-report-data.ts');
    await buildReport((folder) => writeReportData(study, store, folder), site);
    const { serveUntilStopped } = await import('./serve-site.ts');
    await serveUntilStopped({ folder: site, ...(port !== undefined && { port }) });
  }
  return result.failed.length > 0 ? EXIT.failed : EXIT.ok;
}

function interrupted(result?: SweepResult): Interrupted {
  const counts = result ? `${result.finished} runs are finished and ${result.missing} missing; ` : '';
  return new Interrupted(`${counts}the same command again goes on from there`);
}

function report({ finished, failed }: SweepResult, json: true | undefined): void {
  if (!json) console.log(`${finished} runs finished, ${failed.length} failed`);
  for (const { run, reason } of failed.slice(0, FAILURES_SHOWN)) {
    console.error(`failed: ${run.config.topic} ${run.arm} seed ${run.seed}: ${reason}`);
  }
  if (failed.length > 0)
    console.error('"experiments status" names all failures; the same command again retries them');
}
