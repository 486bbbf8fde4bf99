/** A metric's value as text that Python's `float` reads back to the same bits, in MLflow's spelling. */
export function formatMetricValue(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (value === Infinity) return 'inf';
  if (value === -Infinity) return '-inf';
  return Object.is(value, -0) ? '-0.0' : String(value);
}

/**
 * Reads what {@link formatMetricValue}, Python or JavaScript wrote.
 *
 * @throws SyntaxError for anything that is not a number.
 */
export function parseMetricValue(text: string): number {
  if (/^nan$/i.test(text)) return NaN;
  const infinity = /^([+-]?)inf(inity)?$/i.exec(text);
  if (infinity) return infinity[1] === '-' ? -Infinity : Infinity;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    throw new SyntaxError(`${JSON.stringify(text)} is not a metric's value`);
  }
  return Number(text);
}
