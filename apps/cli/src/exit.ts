/** What the command's exit status says. */
export const EXIT = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** Work that a person stopped; not an error of the work. */
export class Interrupted extends Error {
  constructor(advice: string) {
    super(`stopped; ${advice}`);
    this.name = 'Interrupted';
  }
}

/** Says on stderr why the command ends, and with which status it should. */
export async function exitCode(error: unknown): Promise<number> {
  const { InvalidInput } = await import('@experiments/contracts');
  if (error instanceof Interrupted) {
    console.error(error.message);
    return EXIT.interrupted;
  }
  if (error instanceof InvalidInput) {
    console.error(`error: ${error.message}`);
    return EXIT.usage;
  }
  console.error(
    process.env.DEBUG ? error : `error: ${error instanceof Error ? error.message : String(error)}`,
  );
  return EXIT.failed;
}
