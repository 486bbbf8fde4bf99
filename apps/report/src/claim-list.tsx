import type { ClaimReport, ComparisonReport, StatementReport, TopicReport } from '@experiments/contracts';
import { EstimateCell } from './estimate-cell.tsx';
import { formatP } from './format-p.ts';
import { missingText, statementText } from './statement-text.ts';
import { TableFrame } from './table-frame.tsx';
import { timeText } from './time-text.ts';
import { VerdictMark } from './verdict-mark.tsx';

const SOURCES = { original: 'The original', theory: 'Theory', published: 'Published' } as const;

/** Each claim with its verdict, the rule that gave it, how its words were tested, and the numbers of every statement. */
export function ClaimList({ report }: { report: TopicReport }) {
  return report.claims.map((claim) => (
    <article key={claim.id} className="claim" id={`claim-${claim.id}`}>
      <p className="kicker">
        {SOURCES[claim.source]} <VerdictMark verdict={claim.verdict} />
      </p>
      <h3>{claim.text}</h3>
      <p className="finding">{claim.because}</p>
      <p className="reading">{claim.reading}</p>
      <StatementTable claim={claim} report={report} />
    </article>
  ));
}

function StatementTable({ claim, report }: { claim: ClaimReport; report: TopicReport }) {
  return (
    <TableFrame
      id={`statements-${claim.id}`}
      caption="Found: the first arm minus the second, with its 95% t interval. P(above): the share of pairs in which the first is the higher one."
    >
      <thead>
        <tr>
          <th scope="col">Statement</th>
          <th scope="col">Verdict</th>
          <th scope="col" className="number">
            Found
          </th>
          <th scope="col" className="number">
            P(above)
          </th>
          <th scope="col" className="number">
            Adjusted p
          </th>
        </tr>
      </thead>
      <tbody>
        {claim.statements.map((statement, i) => {
          const comparison = report.comparisons.find(({ id }) => id === statement.comparison);
          return (
            <tr key={i}>
              <th scope="row">{statementText(statement, report)}</th>
              <td>
                <VerdictMark verdict={statement.verdict} />
                {statement.missing.length > 0 && <small>{missingText(statement.missing, report)}</small>}
                {comparison !== undefined && statement.verdict === 'undecided' && (
                  <Needed comparison={comparison} />
                )}
              </td>
              {comparison === undefined ? (
                <Found statement={statement} />
              ) : (
                <Compared comparison={comparison} turned={comparison.candidate !== statement.arms[0]} />
              )}
            </tr>
          );
        })}
      </tbody>
    </TableFrame>
  );
}

/** Of a statement that no comparison stands for: its estimate, or of how many runs it is true. */
function Found({ statement }: { statement: StatementReport }) {
  const { estimate, checked, holds, adjustedP, because, says, margin } = statement;
  const p = margin === undefined ? 'exact' : '–';
  return (
    <>
      {estimate !== undefined ? (
        <EstimateCell estimate={estimate} signed={says !== 'near'} />
      ) : (
        <td className={checked === undefined ? 'words' : 'number'}>
          {checked === undefined ? because : `${holds} of ${checked}`}
        </td>
      )}
      <td className="number">–</td>
      <td className="number">{adjustedP === undefined ? p : formatP(adjustedP)}</td>
    </>
  );
}

function Compared({ comparison, turned }: { comparison: ComparisonReport; turned: boolean }) {
  const { difference, agreement, adjustedP, times } = comparison;
  return (
    <>
      {times === undefined ? (
        <EstimateCell estimate={turned ? turn(difference) : difference} signed />
      ) : (
        <TimesCell times={times} turned={turned} />
      )}
      <ShareCell share={agreement} turned={turned} />
      <td className="number">{adjustedP === undefined ? '–' : formatP(adjustedP)}</td>
    </>
  );
}

/** The medians of both arms; a run that never got there counts as infinite. */
function TimesCell({ times, turned }: { times: NonNullable<ComparisonReport['times']>; turned: boolean }) {
  const sides = turned ? [times.baseline, times.candidate] : [times.candidate, times.baseline];
  return (
    <td className="number">
      {sides.map(timeText).join(' and ')}
      <small>medians; {sides.map(({ missed, n }) => `${missed} of ${n}`).join(' and ')} missed</small>
    </td>
  );
}

export function ShareCell({
  share,
  turned = false,
}: {
  share: ComparisonReport['agreement'];
  turned?: boolean;
}) {
  if (share === undefined) return <td className="number">–</td>;
  const [value, low, high] = turned
    ? [1 - share.share, 1 - share.high, 1 - share.low]
    : [share.share, share.low, share.high];
  return (
    <td className="number">
      {value.toFixed(2)}
      <small>
        {low.toFixed(2)} to {high.toFixed(2)}
      </small>
    </td>
  );
}

/** About how many pairs it would take, where anybody might still run that many. */
export function Needed({ comparison: { neededPairs } }: { comparison: ComparisonReport }) {
  if (neededPairs === undefined) return null;
  return (
    <small>
      {neededPairs > 10_000 ? 'more than 10,000' : `about ${neededPairs.toLocaleString('en')}`} pairs would
      decide a difference of this size
    </small>
  );
}

function turn({ mean, low, high, ...rest }: ComparisonReport['difference']): ComparisonReport['difference'] {
  return {
    ...rest,
    ...(mean !== undefined && { mean: -mean }),
    ...(low !== undefined && high !== undefined && { low: -high, high: -low }),
  };
}
