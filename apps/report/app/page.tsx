import { differenceStrip } from '@experiments/charts';
import type { TopicReport } from '@experiments/contracts';
import { ProvenanceList } from '../src/provenance-list.tsx';
import { readReport } from '../src/report-data.ts';
import { RunCounts } from '../src/run-counts.tsx';
import { armTitle, count, headline, headlineComparison } from '../src/sentences.ts';
import { Svg } from '../src/svg.tsx';

export default function IndexPage() {
  const { index, topics } = readReport();
  const { runs } = index.provenance;
  return (
    <main id="main" className="index">
      <header>
        <h1>Ten neural-network topics, measured</h1>
        <p className="question">
          Each topic of a classic introduction to neural networks, trained on Fashion-MNIST over paired seeds:
          what the textbook claims, what theory predicts, and what {count(runs.finished, 'finished run')}{' '}
          show.
        </p>
        <p>
          A seed fixes split, initial weights, order of batches and dropout, and is the same in every arm, so
          arms are compared in pairs. Every number comes with its 95% t interval and its n. The figure on each
          card is the topic’s headline comparison: where the bar crosses the dashed line, the two arms are not
          told apart.
        </p>
      </header>
      <ol className="cards">
        {topics.map((topic) => (
          <li key={topic.id}>
            <TopicCard topic={topic} />
          </li>
        ))}
      </ol>
      <section>
        <h2>Where the numbers come from</h2>
        <ProvenanceList provenance={index.provenance} />
      </section>
    </main>
  );
}

function TopicCard({ topic }: { topic: TopicReport }) {
  const comparison = headlineComparison(topic);
  return (
    <article className="card">
      <p className="kicker">{topic.number}</p>
      <h2>
        <a href={`${topic.id}/`}>{topic.title}</a>
      </h2>
      <p className="question">{topic.question}</p>
      {comparison !== undefined && comparison.pairs.length > 0 && (
        <Svg
          markup={differenceStrip(
            {
              title: comparison.title,
              candidate: armTitle(topic, comparison.candidate),
              baseline: armTitle(topic, comparison.baseline),
              estimate: comparison.difference,
              values: comparison.pairs.map(({ value }) => value),
            },
            { width: 340 },
          )}
        />
      )}
      <p className="finding">{headline(topic)}</p>
      <p className="counts">
        {count(topic.arms.length, 'arm')} · <RunCounts runs={topic.provenance.runs} />
      </p>
    </article>
  );
}
