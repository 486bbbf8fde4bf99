import { formatNumber, metricTitle } from '@experiments/charts';
import type { OriginalComparison, TopicReport } from '@experiments/contracts';
import { Fragment } from 'react';
import { EstimateCell } from './estimate-cell.tsx';
import { armTitle, capitalise } from './sentences.ts';
import { TableFrame } from './table-frame.tsx';

const SHOWN = ['test_accuracy', 'test_objective'];

/** The numbers that the original printed, each beside ours and beside where one more run of ours would lie. */
export function OriginalsTable({ topics }: { topics: readonly TopicReport[] }) {
  return (
    <TableFrame
      id="originals"
      caption="Printed: one run of the original. Ours: mean over seeds with its 95% t interval. One run: where one more run of ours lies with 95%; a printed number outside it is marked."
      broad
    >
      <thead>
        <tr>
          <th scope="col">The original’s arm</th>
          {SHOWN.map((metric) => (
            <Fragment key={metric}>
              <th scope="col" className="number">
                {capitalise(metricTitle(metric))}, printed
              </th>
              <th scope="col" className="number">
                Ours
              </th>
              <th scope="col" className="number">
                One run
              </th>
            </Fragment>
          ))}
        </tr>
      </thead>
      {topics
        .filter(({ originals }) => originals.length > 0)
        .map((topic) => (
          <tbody key={topic.id}>
            <tr className="group">
              <th scope="rowgroup" colSpan={1 + 3 * SHOWN.length}>
                <span>
                  <a href={`${topic.id}/`}>{topic.title}</a>
                </span>
              </th>
            </tr>
            {topic.originals.map((row, i) => (
              <tr key={i}>
                <th scope="row">
                  {row.name}
                  <small>
                    {row.from}
                    {row.epoch !== undefined && `, epoch ${row.epoch}`}
                    {armTitle(topic, row.arm) !== row.name && `; ours: ${armTitle(topic, row.arm)}`}
                  </small>
                  {row.audit !== undefined && <small className="bad">{row.audit}</small>}
                </th>
                {SHOWN.map((metric) => (
                  <NumberCells key={metric} row={row} metric={metric} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
    </TableFrame>
  );
}

function NumberCells({ row, metric }: { row: OriginalComparison; metric: string }) {
  const number = row.numbers.find((one) => one.metric === metric);
  if (number === undefined)
    return (
      <>
        <td className="number">–</td>
        <td className="number">–</td>
        <td className="number">–</td>
      </>
    );
  const { printed, estimate, oneRun } = number;
  const outside = oneRun !== undefined && (printed < oneRun.low || printed > oneRun.high);
  return (
    <>
      <td className="number">
        {formatNumber(printed)}
        {outside && <small className="bad">outside</small>}
      </td>
      <EstimateCell estimate={estimate} />
      <td className="number">
        {oneRun === undefined ? '–' : `${formatNumber(oneRun.low)} to ${formatNumber(oneRun.high)}`}
      </td>
    </>
  );
}
