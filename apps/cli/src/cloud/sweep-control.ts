import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { MapRunListItem } from '@aws-sdk/client-sfn';
import type { Selection } from '@experiments/study';
import { explained } from '@experiments/records/cloud';

/** How far a sweep is. */
export interface SweepState {
  readonly name: string;
  readonly status: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly rounds: readonly RoundState[];
  /** What the sweep ended with. */
  readonly output?: unknown;
  readonly error?: string;
}

export interface RoundState {
  readonly total: number;
  readonly pending: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
}

/** Starts, watches and stops the sweeps of one state machine. */
export class SweepControl {
  readonly #machine: string;
  readonly #client: SFNClient;

  constructor(machine: string, client = new SFNClient({})) {
    this.#machine = machine;
    this.#client = client;
  }

  /** @returns the sweep's name */
  async start(request: Selection, name: string): Promise<string> {
    const { topics, profile, seeds, epochs } = request;
    const input = JSON.stringify({
      ...(topics && { topics }),
      profile,
      ...(seeds && { seeds }),
      ...(epochs && { epochs }),
    });
    await this.#ask(() =>
      this.#client.send(new StartExecutionCommand({ stateMachineArn: this.#machine, name, input })),
    );
    return name;
  }

  /** @throws Error where there is no such sweep */
  async state(name: string): Promise<SweepState> {
    const executionArn = this.#execution(name);
    return this.#ask(async () => {
      const execution = await this.#client.send(new DescribeExecutionCommand({ executionArn }));
      const { mapRuns = [] } = await this.#client.send(new ListMapRunsCommand({ executionArn }));
      const rounds = await Promise.all(
        mapRuns.toSorted(byStart).map(async ({ mapRunArn }) => {
          const { itemCounts } = await this.#client.send(new DescribeMapRunCommand({ mapRunArn }));
          const { total, pending, running, succeeded, failed } = itemCounts!;
          return { total, pending, running, succeeded, failed } as RoundState;
        }),
      );
      const { status, startDate, stopDate, output, error, cause } = execution;
      return {
        name,
        status: status!,
        startedAt: startDate!.toISOString(),
        ...(stopDate && { endedAt: stopDate.toISOString() }),
        rounds,
        ...(output && { output: JSON.parse(output) as unknown }),
        ...(error && { error: `${error}: ${messageOf(cause)}` }),
      };
    });
  }

  /** The name of the sweep started last, or undefined. */
  async latest(): Promise<string | undefined> {
    const { executions = [] } = await this.#ask(() =>
      this.#client.send(new ListExecutionsCommand({ stateMachineArn: this.#machine, maxResults: 1 })),
    );
    return executions[0]?.name;
  }

  async cancel(name: string): Promise<void> {
    await this.#ask(() =>
      this.#client.send(
        new StopExecutionCommand({ executionArn: this.#execution(name), cause: 'experiments sweep cancel' }),
      ),
    );
  }

  #execution(name: string): string {
    return `${this.#machine.replace(':stateMachine:', ':execution:')}:${name}`;
  }

  async #ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    try {
      return await question();
    } catch (error) {
      if (error instanceof Error && error.name === 'ExecutionDoesNotExist') {
        throw new Error('there is no such sweep; "experiments sweep status" shows the last one', {
          cause: error,
        });
      }
      throw explained(error);
    }
  }
}

function byStart(a: MapRunListItem, b: MapRunListItem): number {
  return a.startDate!.getTime() - b.startDate!.getTime();
}

/** Of a function's error, which is JSON, the message. */
function messageOf(cause = ''): string {
  try {
    return (JSON.parse(cause) as { errorMessage?: string }).errorMessage ?? cause;
  } catch {
    return cause;
  }
}
