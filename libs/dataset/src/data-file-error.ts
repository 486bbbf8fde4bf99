/**
 * A file of the data set that cannot be used. The message names the file (with its folder or address where it has
 * one), what was found in it, what was expected and what the reader can do.
 */
export class DataFileError extends Error {
  readonly file: string;

  constructor(file: string, found: string, expected: string, remedy = 'fetch it again or take another copy') {
    super(`${file}: found ${found}, expected ${expected}; ${remedy}`);
    this.name = 'DataFileError';
    this.file = file;
  }
}
