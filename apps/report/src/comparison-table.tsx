import { numberFormat } from '@experiments/charts';
import type { ComparisonReport, TopicReport } from '@experiments/contracts';
import { Needed, ShareCell } from './claim-list.tsx';
import { EstimateCell } from './estimate-cell.tsx';
import { formatP } from './format-p.ts';
import { measureTitle } from './measure-title.ts';
import { armTitle, comparisonSentence, count } from './sentences.ts';
import { missingText } from './statement-text.ts';
import { TableFrame } from './table-frame.tsx';
import { VerdictMark } from './verdict-mark.tsx';

/** Every comparison of the topic, those that only a claim asks for too, each with what its verdict rests on. */
export function ComparisonTable({ report }: { report: TopicReport }) {
  const { comparisons } = report;
  const furtherHeadlines = comparisons.filter((comparison) => comparison.headline).slice(1);
  const withImages = comparisons.some(({ byImage }) => byImage !== undefined);
  return (
    <>
      {furtherHeadlines.map((comparison) => (
        <p key={comparison.id}>{comparisonSentence(comparison, report)}</p>
      ))}
      <p>{familiesSentence(comparisons)}</p>
      <TableFrame
        id="comparisons"
        caption="Candidate minus baseline, paired by seed: mean and 95% t interval. P(higher): the share of pairs in which the candidate is the higher one, a tie counting half, with its Wilson interval. p: exact sign-flip test, adjusted by Holm over its family."
        broad
      >
        <thead>
          <tr>
            <th scope="col">Candidate and baseline</th>
            <th scope="col">Measure</th>
            <th scope="col" className="number">
              Difference
            </th>
            {withImages && (
              <th scope="col" className="number">
                By image
              </th>
            )}
            <th scope="col" className="number">
              Pairs
            </th>
            <th scope="col" className="number">
              P(higher)
            </th>
            <th scope="col" className="number">
              Adjusted p
            </th>
            <th scope="col">Candidate is</th>
          </tr>
        </thead>
        <tbody>
          {comparisons.map((comparison) => (
            <ComparisonRow
              key={comparison.id}
              comparison={comparison}
              report={report}
              withImages={withImages}
            />
          ))}
        </tbody>
      </TableFrame>
      {withImages && (
        <p className="caption">
          By image: the interval of the same difference as a mean over the test images, which is what another
          draw of test images calls for; below it, on how many images one network of a pair is right and the
          other wrong.
        </p>
      )}
    </>
  );
}

function ComparisonRow({
  comparison,
  report,
  withImages,
}: {
  comparison: ComparisonReport;
  report: TopicReport;
  withImages: boolean;
}) {
  const { candidate, baseline, planned, difference, pairs, higher, ties } = comparison;
  const { agreement, p, adjustedP, byImage, verdict, missing, headline, family } = comparison;
  return (
    <tr>
      <th scope="row">
        {armTitle(report, candidate)} − {armTitle(report, baseline)}
        {headline && <small>headline comparison</small>}
        {family.of === 'claims' && <small>a claim rests on it</small>}
      </th>
      <td>{measureTitle(comparison)}</td>
      <EstimateCell estimate={difference} signed />
      {withImages && <ImagesCell byImage={byImage} />}
      <td className="number">
        {pairs.length}
        {pairs.length < planned && <small>of {planned} planned</small>}
        <small>
          higher in {higher}
          {ties > 0 && `, ${count(ties, 'tie')}`}
        </small>
      </td>
      <ShareCell share={agreement} />
      <td className="number">
        {adjustedP === undefined ? '–' : formatP(adjustedP)}
        {p !== undefined && <small>alone {formatP(p)}</small>}
      </td>
      <td>
        <VerdictMark verdict={verdict} />
        {missing.length > 0 && <small>{missingText(missing, report)}</small>}
        <Needed comparison={comparison} />
      </td>
    </tr>
  );
}

function ImagesCell({ byImage }: Pick<ComparisonReport, 'byImage'>) {
  if (byImage?.difference.low === undefined) return <td className="number">–</td>;
  const { low, high } = byImage.difference;
  const format = numberFormat([low, high], { signed: true });
  return (
    <td className="number">
      {format(low)} to {format(high!)}
      <small>differ on {(100 * byImage.disagreement).toFixed(1)}%</small>
    </td>
  );
}

/** Over how many tests each p is adjusted. */
function familiesSentence(comparisons: readonly ComparisonReport[]): string {
  const tests = (of: ComparisonReport['family']['of']) =>
    comparisons.find(({ family }) => family.of === of)?.family.tests;
  const [claims, questions] = [tests('claims'), tests('questions')];
  const parts = [
    ...(claims === undefined ? [] : [`${count(claims, 'test')} that claims rest on`]),
    ...(questions === undefined ? [] : [`${count(questions, 'further question')} of this topic`]),
  ];
  return `Each p is adjusted over its family: ${parts.join(', and ')}.`;
}
