import type { Profile, ReportIndex, TopicReport } from '@experiments/contracts';
import { mergeProvenance } from './provenance.ts';

/** The report's list of topics, by number, each with the name of the file that holds its report. */
export function reportIndex(profile: Profile, reports: readonly TopicReport[]): ReportIndex {
  return {
    version: 1,
    provenance: mergeProvenance(
      profile.id,
      reports.map(({ provenance }) => provenance),
    ),
    topics: [...reports]
      .sort((a, b) => a.number - b.number)
      .map(({ id, number, title, question }) => ({ id, number, title, question, file: `${id}.json` })),
  };
}
