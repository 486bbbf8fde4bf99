import { duration } from '../progress/duration.ts';
import type { Cost, Usage } from './cost-model.ts';
import { PRICES } from './prices.ts';

/** A table of what a sweep uses and costs, for a person. */
export function costText(title: string, usage: Usage, { parts, once, monthly }: Cost): string {
  const width = Math.max(...Object.keys(parts).map((part) => part.length));
  return [
    `${title}: ${usage.runs} runs, ${dollars(once)}, about ${duration(usage.wallSeconds)}`,
    ...Object.entries(parts).map(
      ([part, amount]) => `  ${part.padEnd(width)}  ${dollars(amount).padStart(9)}`,
    ),
    `  ${'kept from then on, a month'.padEnd(width)}  ${dollars(monthly).padStart(9)}`,
    `  ${Math.round(usage.gigabyteSeconds)} GB-seconds, ${usage.invocations} invocations, ${usage.transitions} transitions,` +
      ` ${usage.writeUnits} write and ${usage.readUnits} read units, ${usage.puts} S3 puts`,
    `  prices of ${PRICES.region}, ${PRICES.asOf}, without free tier`,
  ].join('\n');
}

function dollars(amount: number): string {
  return amount > 0 && amount < 0.01 ? '< $0.01' : `$${amount.toFixed(2)}`;
}
