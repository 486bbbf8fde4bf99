import { intervalPlot } from '@experiments/charts';
import type { Metadata } from 'next';
import {
  agreementSentence,
  beyondTolerance,
  differenceBands,
  readAccuracyAgreement,
  readStepAgreement,
} from '../../src/agreement.ts';
import { Section } from '../../src/section.tsx';
import { Svg } from '../../src/svg.tsx';
import { TableFrame } from '../../src/table-frame.tsx';

export const metadata: Metadata = {
  title: 'A second engine',
  description: 'The same configurations trained by TensorFlow, and how far the two engines part.',
};

export default function AgreementPage() {
  const steps = readStepAgreement();
  const accuracy = readAccuracyAgreement();
  return (
    <>
      <nav className="trail" aria-label="Topics">
        <a href="../">← All topics</a>
        <a href="../engine/">The engine</a>
      </nav>
      <main id="main">
        <header>
          <h1>A second engine</h1>
          <p className="question">Would TensorFlow have measured the same?</p>
          <p className="finding">{agreementSentence(steps, accuracy)}</p>
        </header>
        <Section title="Step by step">
          <p>
            {steps.configurations.length} configurations of the {steps.profile} profile, one of every arm,
            trained on both engines ({steps.engines.join(' and ')}) from the same initial weights and on the
            same batches with the same dropout masks. Neither sees the other’s weights, so what differs adds
            up from step to step.
          </p>
          <Bands steps={steps} />
          <Beyond steps={steps} />
          <pre tabIndex={0}>
            <code>
              npx experiments agree --profile {steps.profile} --configurations {steps.configurations.length}{' '}
              --steps {steps.steps}
            </code>
          </pre>
        </Section>
        <Section title="After training">
          <Accuracies accuracy={accuracy} />
        </Section>
      </main>
    </>
  );
}

type Steps = ReturnType<typeof readStepAgreement>;

function Bands({ steps: { configurations, steps, tolerance } }: { steps: Steps }) {
  return (
    <TableFrame
      id="differences"
      caption={`Largest relative difference between the two losses of a step, over ${steps} steps.`}
    >
      <thead>
        <tr>
          <th scope="col">Difference</th>
          <th scope="col" className="number">
            Configurations
          </th>
        </tr>
      </thead>
      <tbody>
        {differenceBands(configurations).map(({ from, to, configurations: count }) => (
          <tr key={to}>
            <th scope="row">
              {from === undefined
                ? 'none: equal losses'
                : `up to ${to.toExponential(0)}${to === tolerance ? ', the tolerance' : ''}`}
            </th>
            <td className="number">{count}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function Beyond({ steps }: { steps: Steps }) {
  const beyond = beyondTolerance(steps);
  if (beyond.length === 0) return null;
  return (
    <TableFrame
      id="beyond"
      caption={
        'Configurations beyond the tolerance. Their networks amplify rounding: beside each stands how far our engine ' +
        'parts from itself when its initial weights are moved by one rounding.'
      }
    >
      <thead>
        <tr>
          <th scope="col">Arm</th>
          {['Difference', 'By rounding alone', 'At step'].map((title) => (
            <th key={title} scope="col" className="number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {beyond.map(({ topic, arm, seed, largest, byRoundingAlone, atStep }) => (
          <tr key={`${topic} ${arm} ${seed}`}>
            <th scope="row">
              <a href={`../${topic}/`}>{topic}</a>: {arm}
            </th>
            <td className="number">{largest.toExponential(1)}</td>
            <td className="number">{byRoundingAlone?.toExponential(1)}</td>
            <td className="number">{atStep}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function Accuracies({ accuracy }: { accuracy: ReturnType<typeof readAccuracyAgreement> }) {
  const title = 'Difference in test accuracy, TensorFlow minus ours';
  const rows = accuracy.differences.map(({ configuration, ...estimate }) => ({
    title: configuration.replaceAll('-', ' '),
    estimate,
    values: Object.values(accuracy.accuracies[configuration] ?? {}).map(
      ({ wasm, tensorflow }) => tensorflow! - wasm!,
    ),
  }));
  const svg = (width: number) =>
    intervalPlot({ title, metric: 'test_accuracy', scale: 'linear', rows, difference: true }, { width });
  return (
    <figure id="accuracies">
      <h3>{title}</h3>
      <Svg className="wide" markup={svg(720)} />
      <Svg className="narrow" markup={svg(358)} />
      <figcaption>
        {accuracy.epochs} epochs of {accuracy.train.toLocaleString('en-US')} images, paired by seed. Dot:
        mean; bar: 95% t interval; faint: single pairs. Repeat it:{' '}
        <code>
          node test/agreement/accuracy.ts --train {accuracy.train} --json docs/agreement/accuracy.json
        </code>
      </figcaption>
    </figure>
  );
}
