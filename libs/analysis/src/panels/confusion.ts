import type { ConfusionPanel, ConfusionPanelReport } from '@experiments/contracts';
import { estimate } from '../estimate.ts';
import { hasFinished } from '../planned-runs.ts';
import type { PanelSource } from './panel-report.ts';

/** What a run answered about each test image, and what would have been right. */
export interface TestAnswer {
  readonly predicted: Uint8Array;
  readonly expected: Uint8Array;
  /** The name of each class, in the order of the labels. */
  readonly classes: readonly string[];
}

/** The answers of the run with this id; undefined where they are not known. */
export type TestAnswers = (runId: string) => TestAnswer | undefined;

/** Mean over seeds of the shares in which the images of each class were taken for each class. */
export function confusionPanel(
  panel: ConfusionPanel,
  { arm: find, answers }: PanelSource,
): ConfusionPanelReport {
  const { id, title, kind } = panel;
  const { arm, runs } = find(panel.arm);
  const known = runs.filter(hasFinished).flatMap(({ plan }) => answers?.(plan.runId) ?? []);
  const classes = [...(known[0]?.classes ?? [])];
  const matrices = known.map(rowShares);
  return {
    id,
    title,
    kind,
    arm: arm.id,
    armTitle: arm.title,
    classes,
    shares: classes.map((_, row) =>
      classes.map((_, column) => estimate(matrices.flatMap((shares) => shares[row]![column] ?? []))),
    ),
  };
}

/** Rows are classes of images, columns answers; a class without images has an empty row. */
function rowShares({ predicted, expected, classes }: TestAnswer): number[][] {
  const counts = classes.map(() => classes.map(() => 0));
  expected.forEach((label, image) => counts[label]![predicted[image]!]!++);
  return counts.map((row) => {
    const images = row.reduce((sum, count) => sum + count, 0);
    return images === 0 ? [] : row.map((count) => count / images);
  });
}
