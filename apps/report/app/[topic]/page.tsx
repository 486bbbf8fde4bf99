import type { Metadata } from 'next';
import { ArmTable } from '../../src/arm-table.tsx';
import { ComparisonTable } from '../../src/comparison-table.tsx';
import { FigureBlock } from '../../src/figure-block.tsx';
import { figuresOf } from '../../src/figures.ts';
import { ProvenanceList } from '../../src/provenance-list.tsx';
import { readReport, readTopic } from '../../src/report-data.ts';
import { RunList } from '../../src/run-list.tsx';
import { headline, limits } from '../../src/sentences.ts';

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
  return (
    <>
      <nav className="trail" aria-label="Topics">
        <a href="../">← All {topics.length} topics</a>
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
        <section className="prediction">
          <h2>Prediction, written before the run</h2>
          <p>{report.prediction}</p>
        </section>
        <section>
          <h2>Figures</h2>
          {figuresOf(report).map((figure) => (
            <FigureBlock key={figure.id} figure={figure} />
          ))}
        </section>
        {report.comparisons.length > 0 && (
          <section>
            <h2>Comparisons</h2>
            <ComparisonTable report={report} />
          </section>
        )}
        <section>
          <h2>Arms</h2>
          <ArmTable report={report} />
        </section>
        <section>
          <h2>Runs</h2>
          <RunList report={report} />
        </section>
        <section>
          <h2>Limits</h2>
          <ul>
            {limits(report).map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2>Reproduce</h2>
          <pre tabIndex={0}>
            <code>
              npx experiments run --topics {report.id} --profile {report.provenance.profile}
            </code>
          </pre>
          <ProvenanceList provenance={report.provenance} />
          <p>
            All numbers of this page: <a href="report.json">report.json</a>
          </p>
        </section>
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
