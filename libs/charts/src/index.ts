export { confusionMatrix } from './confusion-matrix.ts';
export { describeLayers } from './describe-layers.ts';
export { describeDifferenceCurves, differenceCurves, differenceTitle } from './difference-curves.ts';
export { differenceStrip } from './difference-strip.ts';
export type { DifferenceStrip } from './difference-strip.ts';
export { intervalPlot } from './interval-plot.ts';
export type { IntervalFigure, IntervalRow } from './interval-plot.ts';
export { layerPlots } from './layer-plots.ts';
export { learningCurves } from './learning-curves.ts';
export type { CurvesOptions } from './learning-curves.ts';
export { formatGiven, formatNumber, metricTitle, numberFormat } from './number-format.ts';
export { describeReliability, reliabilityPlot } from './reliability-plot.ts';
export { responsePlot } from './response-plot.ts';
export { scatterPlot } from './scatter-plot.ts';
export {
  describeConfusion,
  describeCurves,
  describeDifferences,
  describeEstimate,
  describeExtremes,
  describeResponse,
  describeScatter,
  nameInProse,
} from './takeaway.ts';
export { chartStyles, SERIES_STYLES, standalone, theme } from './theme.ts';
