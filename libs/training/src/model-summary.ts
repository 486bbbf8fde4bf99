import type { LayerConfig, ParameterDescription } from '@experiments/contracts';

/** A table of layers and their parameters, as `model.summary()` prints it. */
export function modelSummary(
  layers: readonly LayerConfig[],
  parameters: readonly ParameterDescription[],
): string {
  const rows = layers.map((layer, index) => {
    const own = parameters.filter((parameter) => parameter.layer === index);
    const count = own.reduce(
      (sum, { shape }) => sum + shape.reduce((product, length) => product * length, 1),
      0,
    );
    return [
      describe(layer),
      own.map(({ role, shape }) => `${role} ${shape.join('x')}`).join(', '),
      String(count),
    ];
  });
  const total = rows.reduce((sum, row) => sum + Number(row[2]), 0);
  const table = [['layer', 'parameters', 'count'], ...rows, ['total', '', String(total)]];
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column]!.length)));
  return table.map(([a, b, c]) => `${a!.padEnd(widths[0]!)}  ${b!.padEnd(widths[1]!)}  ${c}\n`).join('');
}

function describe(layer: LayerConfig): string {
  if (layer.kind === 'dense') return `dense ${layer.units} ${layer.activation.id}`;
  if (layer.kind === 'activation') return `activation ${layer.activation.id}`;
  if (layer.kind === 'dropout') return `dropout ${layer.rate}`;
  return layer.kind;
}
