import { createInterface } from 'node:readline';
import type { BenchmarkModel } from '../models.ts';

/** What the runner asks, one line of JSON on standard input. */
export interface Request {
  readonly model: BenchmarkModel;
  readonly steps: number;
  readonly seed: number;
}

/** What a contestant answers, one line of JSON on standard output. */
export interface Turn {
  readonly seconds: number;
  /** Of all threads. */
  readonly processorSeconds: number;
  /** Mean over the steps and over the seeds trained at once. */
  readonly loss: number;
}

/** Prepares all that is not to be timed, and returns what trains and gives the mean loss. */
export type Train = (request: Request) => Promise<() => Promise<number>>;

/** Says what computes, then answers requests until the runner closes the pipe. `conversation.py` is its twin. */
export async function converse(versions: Readonly<Record<string, string>>, train: Train): Promise<void> {
  say({ versions });
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      const epoch = await train(JSON.parse(line) as Request);
      const processor = process.cpuUsage();
      const begin = performance.now();
      const loss = await epoch();
      const seconds = (performance.now() - begin) / 1e3;
      const { user, system } = process.cpuUsage(processor);
      say({ seconds, processorSeconds: (user + system) / 1e6, loss } satisfies Turn);
    } catch (error) {
      say({ error: String(error) });
    }
  }
}

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
