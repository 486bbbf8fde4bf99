import { EXIT } from './exit.ts';

/** npm and the launcher pass on what a terminal sends to the whole group: within this time it is one Ctrl-C. */
const SAME_KEYPRESS_MILLISECONDS = 500;

/**
 * Aborts at the first SIGINT or SIGTERM, so that work can stop where it is safe; a second one ends the process at
 * once. What is written is whole at any time, so ending at once loses only what was not yet written.
 */
export function onInterruption(): { signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  let first = 0;
  const interrupt = () => {
    const now = performance.now();
    if (!controller.signal.aborted) {
      first = now;
      controller.abort();
    } else if (now - first > SAME_KEYPRESS_MILLISECONDS) {
      process.exit(EXIT.interrupted);
    }
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return {
    signal: controller.signal,
    release() {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    },
  };
}
