import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Command } from './contestants.ts';
import type { Request, Turn } from './contestants/conversation.ts';

/** The near side of `converse`: a contestant's process, kept alive between its turns. */
export interface LivingProcess {
  readonly versions: Readonly<Record<string, string>>;
  /** @throws Error where the contestant says that it cannot, or ends */
  turn(request: Request): Promise<Turn>;
  close(): void;
}

/** Starts a contestant and waits until it has loaded its library and the data. @throws Error where it ends before */
export async function startProcess([program, ...args]: Command): Promise<LivingProcess> {
  const child = spawn(program, args, { stdio: 'pipe', env: peersEnvironment() });
  let complaint = '';
  let spawnError: Error | undefined;
  child.on('error', (error) => (spawnError = error));
  // Writing to a process that has ended fails; what matters is then said by its missing answer.
  child.stdin.on('error', () => undefined);
  child.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (complaint = (complaint + text).slice(-4000)));
  const closed = new Promise((resolve) => child.once('close', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  /** The next line that is a message; libraries may print others. */
  async function answer<Message>(): Promise<Message> {
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
      if (!next.value.startsWith('{')) continue;
      const message = JSON.parse(next.value) as Message & { error?: string };
      if (message.error !== undefined) throw new Error(message.error);
      return message;
    }
    await closed;
    const { exitCode, signalCode } = child;
    throw spawnError ?? new Error(lastError(complaint) || `it ended with ${exitCode ?? signalCode}`);
  }

  const { versions } = await answer<{ versions: Record<string, string> }>();
  return {
    versions,
    turn(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      return answer<Turn>();
    },
    // It ends by itself when its input does.
    close: () => void child.stdin.end(),
  };
}

/** Settings meant for old builds of OpenBLAS would slow new ones. */
function peersEnvironment(): NodeJS.ProcessEnv {
  const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _size, ...environment } = process.env;
  return environment;
}

/** The last line such as `ImportError: ...`, after which Node still prints its version; or else the last line. */
function lastError(text: string): string {
  const lines = text.trim().split('\n');
  return lines.findLast((line) => /^[A-Za-z.]+: /.test(line)) ?? lines.at(-1)!;
}
