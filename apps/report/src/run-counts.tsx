import type { Provenance } from '@experiments/contracts';

/** Finished out of planned, and everything that went another way. */
export function RunCounts({ runs }: { runs: Provenance['runs'] }) {
  const { planned, finished, failed, diverged, missing } = runs;
  return (
    <>
      {finished} of {planned} runs finished
      {failed > 0 && <b className="bad"> · {failed} failed</b>}
      {diverged > 0 && <b className="bad"> · {diverged} diverged</b>}
      {missing > 0 && <b className="bad"> · {missing} missing</b>}
    </>
  );
}
