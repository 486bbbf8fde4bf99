import { formatNumber, metricTitle, numberFormat } from '@experiments/charts';
import type { ArmReport, Estimate, TopicReport } from '@experiments/contracts';
import { Fragment } from 'react';
import { EstimateCell } from './estimate-cell.tsx';
import { hasPenalty, originalNumbers } from './originals.ts';
import { TableFrame } from './table-frame.tsx';

/** Every arm with its metrics, beside what the original study printed and what an audit of it found. */
export function ArmTable({ report }: { report: TopicReport }) {
  const { arms } = report;
  const penalties = arms.some(hasPenalty) ? ['test_objective'] : [];
  const metrics = [...new Set([report.metric, 'test_accuracy', 'test_loss', ...penalties])].filter((metric) =>
    arms.some((arm) => arm.metrics[metric] !== undefined),
  );
  const withOriginal = metrics.filter((metric) =>
    arms.some((arm) => originalNumbers(arm, metric).length > 0),
  );
  const audits = [...new Set(arms.flatMap(({ original }) => original.flatMap(({ audit }) => audit ?? [])))];
  const groups = groupsOf(arms);
  const columns = 2 + 2 * metrics.length + withOriginal.length;
  return (
    <>
      <TableFrame
        broad
        id="arms"
        caption="Final metrics: mean and 95% t interval over seeds; SD: standard deviation of the seeds."
      >
        <thead>
          <tr>
            <th scope="col">Arm</th>
            <th scope="col" className="number">
              Runs
            </th>
            {metrics.map((metric) => (
              <Fragment key={metric}>
                <th scope="col" className="number">
                  {sentenceCase(metricTitle(metric))}
                </th>
                <th scope="col" className="number">
                  SD
                </th>
                {withOriginal.includes(metric) && (
                  <th scope="col" className="number">
                    Original
                  </th>
                )}
              </Fragment>
            ))}
          </tr>
        </thead>
        {groups.map(({ name, members }) => (
          <tbody key={name}>
            {groups.length > 1 && (
              <tr className="group">
                <th scope="rowgroup" colSpan={columns}>
                  <span>{name}</span>
                </th>
              </tr>
            )}
            {members.map((arm) => (
              <tr key={arm.id}>
                <th scope="row">
                  {arm.title}
                  {arm.note !== undefined && <small>{arm.note}</small>}
                  {arm.tuned !== undefined && <small>{tuningNote(arm.tuned)}</small>}
                </th>
                <td className="number">
                  {arm.runs.planned === 0 ? 'none yet' : `${arm.runs.finished} of ${arm.runs.planned}`}
                  <Troubles arm={arm} />
                </td>
                {metrics.map((metric) => (
                  <Fragment key={metric}>
                    <EstimateCell estimate={arm.metrics[metric]} />
                    <td className="number">{formatSd(arm.metrics[metric])}</td>
                    {withOriginal.includes(metric) && (
                      <OriginalCell arm={arm} metric={metric} audits={audits} />
                    )}
                  </Fragment>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </TableFrame>
      {audits.length > 0 && (
        <ol className="audit">
          {audits.map((audit) => (
            <li key={audit}>{audit}.</li>
          ))}
        </ol>
      )}
      <p className="downloads">
        All metrics of all arms: <a href="arms.csv">CSV</a>
      </p>
    </>
  );
}

function OriginalCell({
  arm,
  metric,
  audits,
}: {
  arm: ArmReport;
  metric: string;
  audits: readonly string[];
}) {
  return (
    <td className="number">
      {originalNumbers(arm, metric).map(({ value, row }, i) => (
        <div key={i}>
          {formatNumber(value)}
          {row.audit !== undefined && <sup>{letter(audits.indexOf(row.audit))}</sup>}
          <small>
            {row.from}
            {row.epoch !== undefined && `, epoch ${row.epoch}`}
          </small>
        </div>
      ))}
    </td>
  );
}

function Troubles({ arm: { runs } }: { arm: ArmReport }) {
  const missing = runs.planned - runs.finished - runs.failed;
  const troubles = [
    runs.failed > 0 ? `${runs.failed} failed` : '',
    runs.diverged > 0 ? `${runs.diverged} diverged` : '',
    missing > 0 ? `${missing} missing` : '',
  ].filter((trouble) => trouble !== '');
  return troubles.map((trouble) => (
    <small key={trouble} className="bad">
      {trouble}
    </small>
  ));
}

function tuningNote({ path, value, onEdge, grid }: NonNullable<ArmReport['tuned']>): string {
  const edge = onEdge ? ' and best at an edge of them' : '';
  const name = path
    .split('.')
    .at(-1)!
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${name} ${Number(value.toPrecision(3))}, tuned over ${grid.length} values${edge}`;
}

function groupsOf(arms: readonly ArmReport[]): { name: string; members: ArmReport[] }[] {
  return [...Map.groupBy(arms, ({ group }) => group)].map(([name, members]) => ({ name, members }));
}

/** With the digits of its mean. */
function formatSd({ mean, sd }: Estimate = { n: 0 }): string {
  return sd === undefined ? '–' : numberFormat([mean, sd])(sd);
}

function letter(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}

function sentenceCase(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1);
}
