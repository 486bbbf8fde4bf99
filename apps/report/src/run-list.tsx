import { formatNumber } from '@experiments/charts';
import type { TopicReport } from '@experiments/contracts';
import { RunCounts } from './run-counts.tsx';
import { armTitle } from './sentences.ts';
import { TableFrame } from './table-frame.tsx';

/** Every planned run, folded away; what failed, diverged or is missing stands in it like the rest. */
export function RunList({ report }: { report: TopicReport }) {
  return (
    <>
      <details>
        <summary>
          All runs: <RunCounts runs={report.provenance.runs} />
        </summary>
        <TableFrame broad id="runs" caption="Every planned run; ids and weights by their first digits.">
          <thead>
            <tr>
              {[
                'Arm',
                'Seed',
                'Status',
                'Epochs',
                'Test accuracy',
                'Test loss',
                'Seconds',
                'Run',
                'Weights',
              ].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.runs.map((run) => (
              <tr key={run.runId}>
                <td>
                  {armTitle(report, run.arm)}
                  {run.role === 'tuning' && <small>tuning</small>}
                </td>
                <td className="number">{run.seed}</td>
                <td>
                  {run.status === 'FINISHED' ? 'finished' : <b className="bad">{run.status.toLowerCase()}</b>}
                  {run.diverged && <b className="bad"> diverged</b>}
                  {run.reason !== undefined && <small>{run.reason}</small>}
                </td>
                <td className="number">{run.epochs}</td>
                <td className="number">{run.testAccuracy !== undefined && formatNumber(run.testAccuracy)}</td>
                <td className="number">{run.testLoss !== undefined && formatNumber(run.testLoss)}</td>
                <td className="number">{run.seconds?.toFixed(1)}</td>
                <td>
                  <code>{run.runId.slice(0, 8)}</code>
                </td>
                <td>
                  <code>{run.weightsSha256?.slice(0, 8)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </details>
      <p className="downloads">
        All runs with full ids: <a href="runs.csv">CSV</a>
      </p>
    </>
  );
}
