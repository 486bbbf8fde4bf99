import type { ClaimReport, TopicReport } from '@experiments/contracts';
import { TableFrame } from './table-frame.tsx';
import { VerdictMark } from './verdict-mark.tsx';

interface Props {
  readonly topics: readonly TopicReport[];
  readonly source: ClaimReport['source'];
  readonly caption: string;
}

/** Every claim of this source with its verdict and the rule that gave it; the numbers stand on the topics' pages. */
export function ClaimsTable({ topics, source, caption }: Props) {
  return (
    <TableFrame id={`claims-${source}`} caption={caption} broad>
      <thead>
        <tr>
          <th scope="col">Claim</th>
          <th scope="col">Verdict</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      {topics.map((topic) => {
        const claims = topic.claims.filter((claim) => claim.source === source);
        return (
          claims.length > 0 && (
            <tbody key={topic.id}>
              <tr className="group">
                <th scope="rowgroup" colSpan={3}>
                  <span>{topic.title}</span>
                </th>
              </tr>
              {claims.map(({ id, text, verdict, because }) => (
                <tr key={id}>
                  <th scope="row">
                    <a href={`${topic.id}/#claim-${id}`}>{text}</a>
                  </th>
                  <td>
                    <VerdictMark verdict={verdict} />
                  </td>
                  <td className="words">{because}</td>
                </tr>
              ))}
            </tbody>
          )
        );
      })}
    </TableFrame>
  );
}
