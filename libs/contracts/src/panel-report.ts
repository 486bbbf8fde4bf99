import { z } from 'zod';
import { estimate, shareEstimate } from './estimate.ts';

/** What the report draws of a {@link Panel}: a schema a kind. */

const titled = { id: z.string(), title: z.string() };
const scale = z.enum(['linear', 'log']);

/** What single seeds gave; null where a value is not finite. */
const seedValues = z.array(z.strictObject({ seed: z.int(), value: z.number().nullable() }));

const curve = z.strictObject({
  metric: z.string(),
  points: z.array(z.strictObject({ epoch: z.int() }).extend(estimate.shape)),
  /** The single seeds, drawn behind the band; null marks an epoch that a seed did not reach or a value that is not finite. */
  seeds: z.array(z.strictObject({ seed: z.int(), values: z.array(z.number().nullable()) })),
});

const seriesPanel = z.strictObject({
  ...titled,
  kind: z.enum(['curves', 'intervals']),
  metric: z.string(),
  scale,
  series: z.array(
    z.strictObject({
      arm: z.string(),
      title: z.string(),
      final: estimate.optional(),
      values: seedValues.optional(),
      curve: curve.optional(),
    }),
  ),
});

const differencesPanel = z.strictObject({
  ...titled,
  kind: z.literal('differences'),
  metric: z.string(),
  /** What is taken off, in every seed: another metric of the run, or the same metric of this arm. */
  minus: z.union([
    z.strictObject({ metric: z.string() }),
    z.strictObject({ arm: z.string(), title: z.string() }),
  ]),
  lines: z.array(z.strictObject({ arm: z.string(), title: z.string(), curve })),
});

const layersPanel = z.strictObject({
  ...titled,
  kind: z.literal('layers'),
  metric: z.string(),
  at: z.enum(['start', 'end']),
  scale,
  plots: z.array(
    z.strictObject({
      title: z.string(),
      lines: z.array(
        z.strictObject({
          title: z.string(),
          arm: z.string(),
          /** Layers with a kernel, from 1 next to the input. */
          points: z.array(z.strictObject({ layer: z.int() }).extend(estimate.shape)),
          /** A value a point. */
          seeds: z.array(z.strictObject({ seed: z.int(), values: z.array(z.number().nullable()) })),
        }),
      ),
    }),
  ),
});

const responsePanel = z.strictObject({
  ...titled,
  kind: z.literal('response'),
  metric: z.string(),
  scale,
  x: z.strictObject({ title: z.string(), scale: z.enum(['linear', 'log', 'category']) }),
  lines: z.array(
    z.strictObject({
      title: z.string(),
      points: z.array(
        z.strictObject({
          x: z.union([z.number(), z.string()]),
          arm: z.string(),
          estimate,
          values: seedValues,
          /** Of values that tuning tried: whether this is the one it chose. */
          chosen: z.boolean().optional(),
        }),
      ),
    }),
  ),
});

const scatterPanel = z.strictObject({
  ...titled,
  kind: z.literal('scatter'),
  x: z.strictObject({ metric: z.string(), scale }),
  y: z.strictObject({ metric: z.string(), scale }),
  lines: z.array(
    z.strictObject({
      title: z.string(),
      points: z.array(
        z.strictObject({
          label: z.string(),
          arm: z.string(),
          x: estimate,
          y: estimate,
          values: z.array(
            z.strictObject({ seed: z.int(), x: z.number().nullable(), y: z.number().nullable() }),
          ),
        }),
      ),
    }),
  ),
});

const confusionPanel = z.strictObject({
  ...titled,
  kind: z.literal('confusion'),
  arm: z.string(),
  armTitle: z.string(),
  /** Class names in the order of rows and columns. */
  classes: z.array(z.string()),
  /**
   * Of the test images of a row's class, the share that was taken for a column's class; empty where the predictions
   * or the images' labels were not at hand.
   */
  shares: z.array(z.array(estimate)),
});

const reliabilityPanel = z.strictObject({
  ...titled,
  kind: z.literal('reliability'),
  lines: z.array(
    z.strictObject({
      title: z.string(),
      arm: z.string(),
      /** Runs of which it is known how sure they are. */
      runs: z.int(),
      /** The bins that hold an image, by rising probability: over the seeds that put one there. */
      bins: z.array(
        z.strictObject({
          /** Of all seeds. */
          images: z.int(),
          /** Mean probability of the class that an image is given. */
          probability: estimate,
          accuracy: estimate,
          values: z.array(z.strictObject({ seed: z.int(), probability: z.number(), accuracy: z.number() })),
        }),
      ),
    }),
  ),
});

const spread = { arm: z.string(), title: z.string(), n: z.int(), sd: z.number().optional() };

const variationPanel = z.strictObject({
  ...titled,
  kind: z.literal('variation'),
  metric: z.string(),
  everything: z.strictObject(spread),
  /** With the variance as a share of that of everything, and its 95% F interval. */
  sources: z.array(z.strictObject({ ...spread, share: shareEstimate.optional() })),
});

export const panelReport = z.discriminatedUnion('kind', [
  seriesPanel,
  differencesPanel,
  layersPanel,
  responsePanel,
  scatterPanel,
  confusionPanel,
  reliabilityPanel,
  variationPanel,
]);

export type Curve = z.infer<typeof curve>;
export type PanelReport = z.infer<typeof panelReport>;
export type SeriesPanelReport = z.infer<typeof seriesPanel>;
export type DifferencesPanelReport = z.infer<typeof differencesPanel>;
export type LayersPanelReport = z.infer<typeof layersPanel>;
export type ResponsePanelReport = z.infer<typeof responsePanel>;
export type ScatterPanelReport = z.infer<typeof scatterPanel>;
export type ConfusionPanelReport = z.infer<typeof confusionPanel>;
export type ReliabilityPanelReport = z.infer<typeof reliabilityPanel>;
export type VariationPanelReport = z.infer<typeof variationPanel>;
