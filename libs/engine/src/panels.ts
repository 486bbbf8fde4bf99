/**
 * How a kernel [inputs x units] lies in memory: in panels of 32 neighbouring units and, where at most 16 are left, a
 * last one of 16; each panel row-major, its units beyond the last and its rows up to a multiple of 4 zero.
 */
export interface Panel {
  /** First unit. */
  readonly unit: number;
  readonly width: 16 | 32;
  /** Where the panel begins, in values from the start of the kernel. */
  readonly offset: number;
}

export interface PanelLayout {
  readonly inputs: number;
  readonly units: number;
  /** Units up to a multiple of 16: the length of a row of activations. */
  readonly paddedUnits: number;
  readonly paddedInputs: number;
  readonly panels: readonly Panel[];
  /** Values in all. */
  readonly size: number;
}

export function panelLayout(inputs: number, units: number): PanelLayout {
  const paddedInputs = Math.ceil(inputs / 4) * 4;
  const panels: Panel[] = [];
  for (let unit = 0; unit < units;) {
    const width = units - unit > 16 ? 32 : 16;
    panels.push({ unit, width, offset: unit * paddedInputs });
    unit += width;
  }
  const last = panels.at(-1)!;
  const paddedUnits = last.unit + last.width;
  return { inputs, units, paddedUnits, paddedInputs, panels, size: paddedUnits * paddedInputs };
}

/** Copies a row-major kernel [inputs x units] into panels; the padding is left alone. */
export function toPanels(layout: PanelLayout, rowMajor: Float32Array, panels: Float32Array): void {
  each(layout, (at, from) => (panels[at] = rowMajor[from]!));
}

export function fromPanels(layout: PanelLayout, panels: Float32Array): Float32Array {
  const rowMajor = new Float32Array(layout.inputs * layout.units);
  each(layout, (from, at) => (rowMajor[at] = panels[from]!));
  return rowMajor;
}

function each(
  { inputs, units, panels }: PanelLayout,
  visit: (inPanels: number, inRows: number) => void,
): void {
  for (const { unit, width, offset } of panels) {
    const count = Math.min(width, units - unit);
    for (let k = 0; k < inputs; k++) {
      for (let j = 0; j < count; j++) visit(offset + k * width + j, k * units + unit + j);
    }
  }
}

/** Bytes from one row of activations to the next, a multiple of 64. */
export function rowStride(units: number): number {
  return Math.ceil(units / 16) * 64;
}
