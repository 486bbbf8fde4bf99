/** A source that was tried and why it did not give the files. */
export interface Attempt {
  readonly source: string;
  readonly reason: string;
}

/** No source gave the data set. The message lists what was tried and says how to bring the files by hand. */
export class DataUnavailable extends Error {
  readonly attempts: readonly Attempt[];

  constructor(missing: readonly string[], attempts: readonly Attempt[]) {
    super(
      [
        'Fashion-MNIST is not in the cache and no source gave it:',
        ...attempts.map(({ source, reason }) => `  - ${source}: ${reason}`),
        'Get these files elsewhere and name their folder with --data FOLDER:',
        ...missing.map((file) => `  ${file}.gz (or unpacked, without .gz)`),
        'They are in the folder data/fashion of https://github.com/zalandoresearch/fashion-mnist, and in the Debian ' +
          'package dataset-fashion-mnist.',
      ].join('\n'),
    );
    this.name = 'DataUnavailable';
    this.attempts = attempts;
  }
}
