import { numberFormat } from '@experiments/charts';
import type { Estimate } from '@experiments/contracts';

/** Mean above its interval, or the reason why there is none. */
export function EstimateCell({
  estimate,
  signed = false,
}: {
  estimate: Estimate | undefined;
  /** For differences. */
  signed?: boolean;
}) {
  if (estimate === undefined) return <td className="number">–</td>;
  const { n, notFinite, mean, low, high } = estimate;
  const format = numberFormat([mean, low, high], { signed });
  if (notFinite !== undefined)
    return (
      <td className="number">
        no mean
        <small>
          {n} of {n + notFinite} finite
        </small>
      </td>
    );
  if (mean === undefined) return <td className="number">–</td>;
  return (
    <td className="number">
      {format(mean)}
      <small>
        {low === undefined || high === undefined ? 'one value' : `${format(low)} to ${format(high)}`}
      </small>
    </td>
  );
}
