import { metricTitle } from '@experiments/charts';
import type { TopicReport } from '@experiments/contracts';
import { EstimateCell } from './estimate-cell.tsx';
import { armTitle, comparisonSentence } from './sentences.ts';
import { TableFrame } from './table-frame.tsx';

export function ComparisonTable({ report }: { report: TopicReport }) {
  const { comparisons } = report;
  const furtherHeadlines = comparisons.filter((comparison) => comparison.headline).slice(1);
  return (
    <>
      {furtherHeadlines.map((comparison) => (
        <p key={comparison.id}>{comparisonSentence(comparison, report)}</p>
      ))}
      <TableFrame
        id="comparisons"
        caption="Candidate minus baseline, paired by seed: mean and 95% t interval."
      >
        <thead>
          <tr>
            <th scope="col">Candidate and baseline</th>
            <th scope="col">Metric</th>
            <th scope="col" className="number">
              Difference
            </th>
            <th scope="col" className="number">
              Pairs
            </th>
            <th scope="col" className="number">
              Higher in
            </th>
            <th scope="col" className="number">
              Ties
            </th>
          </tr>
        </thead>
        <tbody>
          {comparisons.map(
            ({ id, candidate, baseline, metric, planned, difference, pairs, higher, ties, headline }) => (
              <tr key={id}>
                <th scope="row">
                  {armTitle(report, candidate)} − {armTitle(report, baseline)}
                  {headline && <small>headline comparison</small>}
                </th>
                <td>{metricTitle(metric)}</td>
                <EstimateCell estimate={difference} signed />
                <td className="number">
                  {pairs.length}
                  {pairs.length < planned && <small>of {planned} planned</small>}
                </td>
                <td className="number">
                  {higher} of {pairs.length}
                </td>
                <td className="number">{ties}</td>
              </tr>
            ),
          )}
        </tbody>
      </TableFrame>
    </>
  );
}
