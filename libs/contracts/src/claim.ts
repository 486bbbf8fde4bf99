/** What is measured of a run: the final value of a metric, unless told otherwise. */
export interface Measure {
  readonly metric: string;
  /** Before training, at step 0; or the highest value after any epoch. */
  readonly at?: 'start' | 'highest' | undefined;
  /** Instead of the metric's value the time until it first reaches this one; infinite where it never does. */
  readonly until?: { readonly reaches: number; readonly in: 'epochs' | 'seconds' } | undefined;
}

/**
 * What a claim says of arms, in a form that the rules decide from records. Arms are named by their ids.
 *
 * - `higher`: the candidate's value is above the baseline's, by pairs of seeds.
 * - `order`: every arm's value is above (falling) or below (rising) the next one's.
 * - `not-lower`: the candidate's value is no further below the baseline's than the margin.
 * - `equal`: the values differ by less than the margin.
 * - `near`: the arm's mean is within the margin of a value.
 * - `identical`: runs of one seed end with the same weights, to the last bit.
 * - `at-most`: no run of the arm has a higher value.
 * - `reaches`: at least one run of the arm has this value or a higher one.
 * - `theory`: a fact that needs no training, checked where the analysis runs.
 */
export type Statement =
  | (Pair & Measure & { readonly says: 'higher' })
  | (Measure & {
      readonly says: 'order';
      readonly direction: 'falling' | 'rising';
      readonly arms: readonly string[];
    })
  | (Pair & Measure & { readonly says: 'not-lower' | 'equal'; readonly margin: number })
  | (Measure & {
      readonly says: 'near';
      readonly arm: string;
      readonly value: number;
      readonly margin: number;
    })
  | (Pair & { readonly says: 'identical' })
  | (Measure & { readonly says: 'at-most' | 'reaches'; readonly arm: string; readonly value: number })
  | { readonly says: 'theory'; readonly title: string; check(): TheoryCheck };

interface Pair {
  readonly candidate: string;
  readonly baseline: string;
}

/** Whether a fact of theory holds, and what was found, in a sentence. */
export interface TheoryCheck {
  readonly holds: boolean;
  readonly found: string;
}

/** A sentence that is held against the records: supported where all its statements are, refuted where one is. */
export interface Claim {
  /** Lower-case words joined by hyphens; unique in the study. The original's claims have the ids of its list. */
  readonly id: string;
  /** Who says it: the original study, theory, or a publication on the same data. */
  readonly source: 'original' | 'theory' | 'published';
  readonly text: string;
  /** How the words were turned into statements, and what of them was not. */
  readonly reading: string;
  readonly statements: readonly Statement[];
}

/** Something that the original study did and that its numbers could not have shown. */
export interface AuditNote {
  readonly id: string;
  readonly did: string;
  readonly couldNotShow: string;
  /** Ids of the topic's comparisons that demonstrate it. */
  readonly comparisons: readonly string[];
}
