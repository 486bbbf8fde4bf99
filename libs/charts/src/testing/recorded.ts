import type { LayersPanelReport, ResponsePanelReport } from '@experiments/contracts';
import { drawnEstimate, drawnValues } from './panels.ts';

type LayerLine = LayersPanelReport['plots'][number]['lines'][number];

/** A line that goes from one value to another in equal factors, with ten seeds. */
export function drawnLayers(title: string, layers: number, from: number, to: number): LayerLine {
  const values = Array.from({ length: layers }, (_, i) => {
    const level = from * (to / from) ** (i / (layers - 1));
    return drawnValues(`${title} ${layers} ${i}`, 1, 0.2).map((value) => value * level);
  });
  return {
    title,
    arm: title,
    points: values.map((ofLayer, i) => ({ layer: i + 1, ...drawnEstimate(ofLayer) })),
    seeds: values[0]!.map((_, seed) => ({ seed: seed + 1, values: values.map((ofLayer) => ofLayer[seed]!) })),
  };
}

/** Points of ten seeds about these levels. */
export function drawnResponse(
  title: string,
  levels: Readonly<Record<string, number>>,
): ResponsePanelReport['lines'][number] {
  return {
    title,
    points: Object.entries(levels).map(([x, level]) => {
      const values = drawnValues(`${title} ${x}`, level, 0.004);
      return {
        x: Number.isNaN(Number(x)) ? x : Number(x),
        arm: `${title}-${x}`,
        estimate: drawnEstimate(values),
        values: values.map((value, i) => ({ seed: i + 1, value })),
      };
    }),
  };
}
