/** A figure of recorded data as a topic asks for it; every arm is named by its id. */
export type Panel =
  | CurvesPanel
  | IntervalsPanel
  | DifferencesPanel
  | LayersPanel
  | ResponsePanel
  | ScatterPanel
  | ConfusionPanel
  | ReliabilityPanel
  | VariationPanel;

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** A metric over epochs, one line an arm; at most six. */
export interface CurvesPanel extends Titled {
  readonly kind: 'curves';
  readonly metric: string;
  readonly arms: readonly string[];
  readonly scale?: 'linear' | 'log';
}

/** A metric's final value, one row an arm. */
export interface IntervalsPanel extends Titled {
  readonly kind: 'intervals';
  readonly metric: string;
  readonly arms: readonly string[];
  readonly scale?: 'linear' | 'log';
}

/**
 * A difference over epochs, one line an arm, seed by seed: of two metrics of one run, or of a metric of two runs, the
 * arm's minus the baseline's.
 */
export interface DifferencesPanel extends Titled {
  readonly kind: 'differences';
  readonly metric: string;
  readonly minus: { readonly metric: string } | { readonly arm: string };
  readonly arms: readonly string[];
}

/**
 * A metric of every layer with a kernel against the layer's number, before training or at the end of it: one plot, or
 * several on one axis, in which lines of one title look alike. At most six lines a plot.
 */
export interface LayersPanel extends Titled {
  readonly kind: 'layers';
  /** What is recorded by layer, such as `gradient_norm` of `gradient_norm/layer_1`. */
  readonly metric: string;
  readonly at: 'start' | 'end';
  readonly scale?: 'linear' | 'log';
  readonly plots: readonly {
    readonly title: string;
    readonly lines: readonly { readonly title: string; readonly arm: string }[];
  }[];
}

/** A final metric against something that the arms were given: a number, or one of a few categories. */
export interface ResponsePanel extends Titled {
  readonly kind: 'response';
  readonly metric: string;
  readonly scale?: 'linear' | 'log';
  readonly x: { readonly title: string; readonly scale: 'linear' | 'log' | 'category' };
  readonly lines: readonly ResponseLine[];
}

/** Arms by what they were given; or the values that tuning tried for one arm, against the score that it looked at. */
export type ResponseLine =
  | {
      readonly title: string;
      readonly points: readonly { readonly x: number | string; readonly arm: string }[];
    }
  | { readonly title: string; readonly triedFor: string };

/** Two final metrics of each arm against each other; arms of one line are joined in their order. */
export interface ScatterPanel extends Titled {
  readonly kind: 'scatter';
  readonly x: { readonly metric: string; readonly scale?: 'linear' | 'log' };
  readonly y: { readonly metric: string; readonly scale?: 'linear' | 'log' };
  readonly lines: readonly {
    readonly title: string;
    /** The label is a word or a number that stands beside the point. */
    readonly points: readonly { readonly label: string; readonly arm: string }[];
  }[];
}

/** Which class the test images of each class were taken for. */
export interface ConfusionPanel extends Titled {
  readonly kind: 'confusion';
  readonly arm: string;
}

/** How often networks are right about test images that they are as sure of, one line an arm; at most six. */
export interface ReliabilityPanel extends Titled {
  readonly kind: 'reliability';
  readonly lines: readonly { readonly title: string; readonly arm: string }[];
}

/** How much of the variance between seeds comes from one source of chance alone. */
export interface VariationPanel extends Titled {
  readonly kind: 'variation';
  readonly metric: string;
  /** The arm in which everything differs between seeds. */
  readonly everything: string;
  /** The arms in which one source differs. */
  readonly arms: readonly string[];
}
