import { differenceStrip } from '@experiments/charts';
import type { TopicReport } from '@experiments/contracts';
import { ClaimsTable } from '../src/claims-table.tsx';
import { OriginalsTable } from '../src/originals-table.tsx';
import { ProvenanceList } from '../src/provenance-list.tsx';
import { readReport } from '../src/report-data.ts';
import { RunCounts } from '../src/run-counts.tsx';
import { armTitle, count, headline, headlineComparison } from '../src/sentences.ts';
import { claimsSentence } from '../src/claims-sentence.ts';
import { Svg } from '../src/svg.tsx';
import { verdictCounts } from '../src/verdict-counts.ts';

export default function IndexPage() {
  const { index, topics } = readReport();
  const { runs } = index.provenance;
  return (
    <main id="main" className="index">
      <nav className="trail" aria-label="Site">
        <a href="glossary/">Glossary</a>
      </nav>
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
      <section className="wide" id="claims">
        <h2>What was claimed, and what the runs say</h2>
        <p>{claimsSentence(index.claims)}</p>
        <ClaimsTable
          topics={topics}
          source="original"
          caption="Every claim of the original study with its verdict; the numbers stand on the topic’s page."
        />
        {index.claims.some(({ source }) => source === 'theory') && (
          <ClaimsTable topics={topics} source="theory" caption="Facts of theory, checked on records." />
        )}
        {index.claims.some(({ source }) => source === 'published') && (
          <ClaimsTable
            topics={topics}
            source="published"
            caption="Numbers published elsewhere on the same data: outside them, suspect this study before the science."
          />
        )}
        <p className="downloads">
          All claims with the numbers of every statement: <a href="claims.json">JSON</a>
        </p>
      </section>
      {topics.some(({ originals }) => originals.length > 0) && (
        <section className="wide" id="original">
          <h2>The original’s numbers beside ours</h2>
          <OriginalsTable topics={topics} />
          <p className="downloads">
            All of its numbers, training accuracies and losses too: <a href="originals.csv">CSV</a>
          </p>
        </section>
      )}
      <section>
        <h2>Where the numbers come from</h2>
        <ProvenanceList provenance={index.provenance} />
        <ul>
          <li>
            <a href="engine/">The engine beside Keras, JAX and TensorFlow.js</a>
          </li>
          <li>
            <a href="agreement/">The same trained by TensorFlow</a>
          </li>
        </ul>
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
      {topic.claims.length > 0 && (
        <p className="counts verdicts">
          {count(topic.claims.length, 'claim')}: {verdictCounts(topic.claims)}
        </p>
      )}
      <p className="counts">
        {count(topic.arms.length, 'arm')} · <RunCounts runs={topic.provenance.runs} />
      </p>
    </article>
  );
}
