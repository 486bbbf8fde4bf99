/**
 * How numbers that stand together are written, such as a mean and its interval: to four decimals below 10, fewer
 * above, and where all of them are very small or one is very large as powers of ten, such as 3.1 × 10⁻⁶. Minus signs
 * are true ones; `signed` adds a plus, for differences.
 */
export function numberFormat(
  together: readonly (number | undefined)[],
  { signed = false }: { readonly signed?: boolean } = {},
): (value: number) => string {
  const largest = Math.max(0, ...together.map((value) => Math.abs(value ?? 0)));
  const decimals = largest < 10 ? 4 : largest < 100 ? 2 : largest < 1000 ? 1 : 0;
  const powers = (largest !== 0 && largest < 0.00095) || largest >= 1e6;
  const write = (value: number) =>
    powers && value !== 0 ? scientific(value) : withMinus(value.toFixed(powers ? 0 : decimals));
  return (value) => (signed && value > 0 ? `+${write(value)}` : write(value));
}

/** One number that stands alone. */
export function formatNumber(value: number): string {
  return numberFormat([value])(value);
}

/** What an arm was given, such as a learning rate or a number of images: exactly, thousands apart. */
export function formatGiven(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) >= 1000) return value.toLocaleString('en');
  return formatTicks([value])[0]!;
}

/** The ticks of one axis: no more digits than they need; whole numbers and fractions of one axis end alike. */
export function formatTicks(values: readonly number[]): string[] {
  const plain = values.map((value) => String(Number(value.toPrecision(12))));
  if (values.some((value) => value !== 0 && (Math.abs(value) < 0.00009 || Math.abs(value) >= 1e5)))
    return values.map((value) => (value === 0 ? '0' : scientific(value)));
  const decimals = Math.max(0, ...plain.map((digits) => digits.split('.')[1]?.length ?? 0));
  const spansDecades = Math.max(...values) > 50 * Math.min(...values) && Math.min(...values) > 0;
  return spansDecades
    ? plain
    : values.map((value) => (value === 0 ? '0' : withMinus(value.toFixed(decimals))));
}

/**
 * The name of a metric as a reader would say it: `val_loss` is the validation loss, `train_loss` the loss over the
 * training images once training is over, `gradient_norm/layer_1` the gradient norm, layer 1.
 */
export function metricTitle(metric: string): string {
  const known = metricTitles[metric];
  if (known !== undefined) return known;
  return metric
    .replace(/^(final_)?val_/, '$1validation_')
    .replace(/^train_/, 'final_training_')
    .replace(/^activation_sd/, 'spread of outputs (SD)')
    .replace('/', ', ')
    .replaceAll('_', ' ');
}

const metricTitles: Readonly<Record<string, string>> = {
  accuracy: 'training accuracy',
  loss: 'training loss',
  penalty: 'weight penalty',
  seconds: 'seconds per epoch',
  test_objective: 'test loss with penalty',
};

function scientific(value: number): string {
  const [mantissa, exponent] = value.toExponential(1).split('e');
  const power = `10${[...String(Number(exponent))].map((digit) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(digit)]).join('')}`;
  const digits = withMinus(mantissa!.replace(/\.0$/, ''));
  return digits === '1' ? power : `${digits}\u00a0×\u00a0${power}`;
}

function withMinus(digits: string): string {
  return /^-0(\.0*)?$/.test(digits) ? digits.slice(1) : digits.replace('-', '−');
}
