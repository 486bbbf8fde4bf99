import { hostname } from 'node:os';

/** The name under which this process claims runs: `<host>:<process id>`. */
export function processOwner(): string {
  return `${host()}:${process.pid}`;
}

/**
 * True where the owner is a process of this machine that has ended. Of other machines, and of owners that are no
 * processes, nothing is known. A process id that was given out again looks alive; then the heartbeat decides.
 */
export function isOwnerGone(owner: string): boolean {
  const [, where, pid] = /^(.+):(\d+)$/.exec(owner) ?? [];
  if (where !== host()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** The machine's name, of the characters that an owner may have. */
function host(): string {
  return hostname()
    .replace(/[^\w.-]/g, '_')
    .slice(0, 60);
}
