/**
 * A selection of labelled examples over shared pixels. Pixels are never copied: `rows` says which row of
 * `pixels` an example is, `labels` what it is called in the task at hand (after subsets and label noise).
 */
export interface Examples {
  /** [images x features], one byte a pixel; the network sees pixel / 255. May lie in shared memory. */
  readonly pixels: Uint8Array;
  readonly features: number;
  /** Row of `pixels` of each example. */
  readonly rows: Uint32Array;
  /** Class of each example, 0 <= label < classes. */
  readonly labels: Uint8Array;
  readonly classes: number;
}

/** The three parts a run works with. `test` is read once, at the end. */
export interface DataSplit {
  readonly train: Examples;
  readonly validation: Examples;
  readonly test: Examples;
  /** SHA-256 over the source's files: part of a run's identity. */
  readonly hash: string;
}

/** The unpacked data set, as read from its four files. The arrays may lie in shared memory. */
export interface ImageData {
  readonly name: string;
  readonly features: number;
  readonly classNames: readonly string[];
  readonly train: { readonly pixels: Uint8Array; readonly labels: Uint8Array };
  readonly test: { readonly pixels: Uint8Array; readonly labels: Uint8Array };
  readonly hash: string;
}
