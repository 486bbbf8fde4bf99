export { differenceStrip } from './difference-strip.ts';
export type { DifferenceStrip } from './difference-strip.ts';
export { intervalPlot } from './interval-plot.ts';
export type { IntervalFigure, IntervalRow } from './interval-plot.ts';
export { learningCurves } from './learning-curves.ts';
export type { CurvesOptions } from './learning-curves.ts';
export { formatNumber, metricTitle, numberFormat } from './number-format.ts';
export {
  describeCurves,
  describeDifferences,
  describeEstimate,
  describeExtremes,
  nameInProse,
} from './takeaway.ts';
export { chartStyles, SERIES_STYLES, standalone, theme } from './theme.ts';
