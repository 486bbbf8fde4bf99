import type { TopicReport } from '@experiments/contracts';
import { comparisonSentence } from './sentences.ts';

/** What the original did, what that could not have shown, and what runs of ours show in its place. */
export function AuditList({ report }: { report: TopicReport }) {
  return (
    <ul className="audit-notes">
      {report.audit.map(({ id, did, couldNotShow, comparisons }) => (
        <li key={id}>
          <p>{did}</p>
          <p>
            <b>What it could not have shown:</b> {couldNotShow}
          </p>
          <ul>
            {comparisons.map((shown) => {
              const comparison = report.comparisons.find((one) => one.id === shown);
              return comparison && <li key={shown}>{comparisonSentence(comparison, report)}</li>;
            })}
          </ul>
        </li>
      ))}
    </ul>
  );
}
