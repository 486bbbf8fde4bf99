/**
 * A place that the four files can be had from. To add one: an object of this interface in a file of its own and a
 * line in `registry.ts`.
 */
export interface DataSource {
  /** Lower-case words joined by hyphens. */
  readonly id: string;
  /** For messages: what it is and where. */
  readonly title: string;
  /**
   * Hands each of the files, packed or not, to `receiver.receive`, one after another, and awaits it. Rejects with
   * the reason where one cannot be had; files already received are kept.
   */
  deliver(files: readonly string[], receiver: Receiver): Promise<void>;
}

export interface Receiver {
  /** Takes in one file; rejects where its bytes are not those of the data set. */
  receive(delivery: Delivery): Promise<void>;
  /** For a source that first fetches something other than the four files. */
  progress(file: string, receivedBytes: number, totalBytes: number | undefined): void;
  /** Tells the user why something takes its time. */
  note(text: string): void;
  readonly signal: AbortSignal | undefined;
}

export interface Delivery {
  /** The file's name in the data set, unpacked. */
  readonly file: string;
  /** Path or address, for messages. */
  readonly from: string;
  /** The file, unpacked or as gzip data. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Length of `bytes` where it is known beforehand. */
  readonly totalBytes: number | undefined;
}
