import type { Metadata } from 'next';
import { ArmTable } from '../../src/arm-table.tsx';
import { AuditList } from '../../src/audit-list.tsx';
import { ClaimList } from '../../src/claim-list.tsx';
import { ComparisonTable } from '../../src/comparison-table.tsx';
import { WithContents } from '../../src/contents.tsx';
import { derivationOf } from '../../src/derivation/derivation.tsx';
import { FigureBlock } from '../../src/figure-block.tsx';
import { figuresOf } from '../../src/figures.ts';
import { katexStyles } from '../../src/mathematics/katex-files.ts';
import { ProvenanceList } from '../../src/provenance-list.tsx';
import { readReport, readTopic } from '../../src/report-data.ts';
import { RunList } from '../../src/run-list.tsx';
import { Section } from '../../src/section.tsx';
import { headline, limits } from '../../src/sentences.ts';
import { TrainHere } from '../../src/train-here.tsx';

interface Props {
  readonly params: Promise<{ topic: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return readReport().topics.map(({ id }) => ({ topic: id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const report = readTopic((await params).topic);
  return { title: report.title, description: headline(report) };
}

export default async function TopicPage({ params }: Props) {
  const report = readTopic((await params).topic);
  const { topics } = readReport().index;
  const at = topics.findIndex(({ id }) => id === report.id);
  const figures = figuresOf(report);
  const derivation = await derivationOf(
    report.id,
    figures.map(({ id }) => id),
  );
  return (
    <>
      {derivation && (
        <style
          href="katex"
          precedence="katex"
          dangerouslySetInnerHTML={{ __html: katexStyles('../fonts/') }}
        />
      )}
      <nav className="trail" aria-label="Topics">
        <a href="../">← All {topics.length} topics</a>
        <a href="../glossary/">Glossary</a>
      </nav>
      <main id="main">
        <header>
          <p className="kicker">
            Topic {report.number} of {topics.length}
          </p>
          <h1>{report.title}</h1>
          <p className="question">{report.question}</p>
          <p className="finding">{headline(report)}</p>
        </header>
        <WithContents>
          {derivation && (
            <Section title="Derivation" className="derivation" parts={derivation.parts}>
              {derivation.content}
            </Section>
          )}
          <Section title="Prediction, written before the run" className="prediction">
            <p>{report.prediction}</p>
          </Section>
          <Section title="Figures">
            {figures.map((figure) => (
              <FigureBlock key={figure.id} figure={figure} />
            ))}
          </Section>
          {report.comparisons.length > 0 && (
            <Section title="Comparisons">
              <ComparisonTable report={report} />
            </Section>
          )}
          {report.claims.length > 0 && (
            <Section title="Verdicts">
              <ClaimList report={report} />
            </Section>
          )}
          {report.audit.length > 0 && (
            <Section title="What the original could not have shown">
              <AuditList report={report} />
            </Section>
          )}
          <Section title="Arms">
            <ArmTable report={report} />
          </Section>
          <Section title="Runs">
            <RunList report={report} />
          </Section>
          <Section title="Train it here">
            <TrainHere />
          </Section>
          <Section title="Limits">
            <ul>
              {limits(report).map((limit) => (
                <li key={limit}>{limit}</li>
              ))}
            </ul>
          </Section>
          <Section title="Reproduce">
            <pre tabIndex={0}>
              <code>
                npx experiments run --topics {report.id} --profile {report.provenance.profile}
              </code>
            </pre>
            <ProvenanceList provenance={report.provenance} />
            <p>
              All numbers of this page: <a href="report.json">report.json</a>
            </p>
          </Section>
        </WithContents>
      </main>
      <nav className="neighbours" aria-label="Previous and next topic">
        {at > 0 && (
          <a rel="prev" href={`../${topics[at - 1]!.id}/`}>
            ← {topics[at - 1]!.title}
          </a>
        )}
        {at < topics.length - 1 && (
          <a rel="next" href={`../${topics[at + 1]!.id}/`}>
            {topics[at + 1]!.title} →
          </a>
        )}
      </nav>
    </>
  );
}
