import type { Arm, Panel, PanelReport } from '@experiments/contracts';
import type { RunWithPlan } from '../planned-runs.ts';
import { confusionPanel } from './confusion.ts';
import type { TestAnswers } from './confusion.ts';
import { differencesPanel } from './differences.ts';
import { layersPanel } from './layers.ts';
import { reliabilityPanel } from './reliability.ts';
import type { Calibrations } from './reliability.ts';
import { responsePanel } from './response.ts';
import { scatterPanel } from './scatter.ts';
import { seriesPanel } from './series.ts';
import { variationPanel } from './variation.ts';

/** Where a panel's numbers come from. */
export interface PanelSource {
  /** Throws where the topic has no such arm. */
  arm(id: string): ArmRecords;
  readonly answers?: TestAnswers | undefined;
  readonly calibrations?: Calibrations | undefined;
}

/** An arm with its records. */
export interface ArmRecords {
  readonly arm: Arm;
  /** Runs of the arm itself. */
  readonly runs: readonly RunWithPlan[];
  /** Runs that tried values for it. */
  readonly trials: readonly RunWithPlan[];
}

/** What the report draws of a panel, from records. */
export function panelReport(panel: Panel, source: PanelSource): PanelReport {
  switch (panel.kind) {
    case 'curves':
    case 'intervals':
      return seriesPanel(panel, source);
    case 'differences':
      return differencesPanel(panel, source);
    case 'layers':
      return layersPanel(panel, source);
    case 'response':
      return responsePanel(panel, source);
    case 'scatter':
      return scatterPanel(panel, source);
    case 'confusion':
      return confusionPanel(panel, source);
    case 'reliability':
      return reliabilityPanel(panel, source);
    case 'variation':
      return variationPanel(panel, source);
  }
}
