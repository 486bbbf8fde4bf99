/**
 * Input that a person gave and that cannot be used. The message names the field, the value found and what
 * is allowed, so that the reader can mend it without looking at the code. Raised before any work starts.
 */
export class InvalidInput extends Error {
  readonly field: string;

  constructor(field: string, value: unknown, allowed: string) {
    // JSON has no NaN and no infinities, and writes null.
    const found = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
    super(`${field}: ${found} is not usable; ${allowed}`);
    this.name = 'InvalidInput';
    this.field = field;
  }
}
