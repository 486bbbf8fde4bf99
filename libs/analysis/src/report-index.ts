import type { Profile, ReportIndex, TopicReport } from '@experiments/contracts';
import { mergeProvenance } from './provenance.ts';

/** The report's list of topics, by number, each with the name of the file that holds its report; and of all claims. */
export function reportIndex(profile: Profile, reports: readonly TopicReport[]): ReportIndex {
  const inOrder = [...reports].sort((a, b) => a.number - b.number);
  return {
    version: 1,
    provenance: mergeProvenance(
      profile.id,
      reports.map(({ provenance }) => provenance),
    ),
    topics: inOrder.map(({ id, number, title, question }) => ({
      id,
      number,
      title,
      question,
      file: `${id}.json`,
    })),
    claims: inOrder.flatMap((report) =>
      report.claims.map(({ id, source, text, verdict, because }) => ({
        topic: report.id,
        id,
        source,
        text,
        verdict,
        because,
      })),
    ),
  };
}
