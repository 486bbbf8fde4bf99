import type { Benchmark } from '@experiments/contracts';
import type { Metadata } from 'next';
import { readBenchmark, speedRows } from '../../src/benchmark.ts';
import { Section } from '../../src/section.tsx';
import { TableFrame } from '../../src/table-frame.tsx';

export const metadata: Metadata = {
  title: 'The engine',
  description: 'Milliseconds a training step, side by side with Keras, JAX and TensorFlow.js.',
};

export default function EnginePage() {
  const benchmark = readBenchmark();
  const { machine, rounds, steps, models, skipped, start, date } = benchmark;
  return (
    <>
      <nav className="trail" aria-label="Topics">
        <a href="../">← All topics</a>
      </nav>
      <main id="main">
        <header>
          <h1>The engine</h1>
          <p className="question">
            How long does a training step take, beside what else one would train such networks with?
          </p>
        </header>
        <p>
          Everything on this site was trained by an engine of its own, a WebAssembly module whose results have
          the same bits on every machine. Each contestant below trained the same networks on the same images,{' '}
          {steps} steps a turn, one contestant at a time and in turns over {rounds} rounds. Times are divided
          by the steps and by the seeds that were trained at once.
        </p>
        {models.map((model) => (
          <Section key={model.id} title={model.title}>
            <SpeedTable benchmark={benchmark} model={model.id} />
          </Section>
        ))}
        <Section title="How it was measured">
          <dl className="provenance">
            <dt>Machine</dt>
            <dd>
              {machine.processor}, {machine.cores} cores, {Math.round(machine.memoryBytes / 2 ** 30)} GiB,{' '}
              {machine.platform} {machine.architecture}
            </dd>
            <dt>Load average</dt>
            <dd>
              {machine.loadBefore[0]!.toFixed(1)} before, {machine.loadAfter[0]!.toFixed(1)} after
            </dd>
            <dt>When</dt>
            <dd>{date.slice(0, 16).replace('T', ' ')} UTC</dd>
            {start && (
              <>
                <dt>Start of a worker</dt>
                <dd>{Math.round(Math.max(...start.millisecondsToRun))} ms until its first run begins</dd>
                <dt>Memory</dt>
                <dd>
                  {Math.round(start.residentBytes / 1e6)} MB resident with {start.workers} workers on the full
                  data
                </dd>
              </>
            )}
            <dt>Repeat it</dt>
            <dd>
              <code>npm run bench -- --json docs/benchmark.json</code>
            </dd>
          </dl>
          <Contestants benchmark={benchmark} />
          {skipped.map(({ contestant, model, reason }) => (
            <p key={`${contestant} ${model}`}>
              Not measured: {contestant}
              {model && ` on ${model}`}: {reason}
            </p>
          ))}
        </Section>
      </main>
    </>
  );
}

function SpeedTable({ benchmark, model }: { benchmark: Benchmark; model: string }) {
  return (
    <TableFrame
      broad
      id={`speeds-${model}`}
      caption={
        'Median over the rounds, with the fastest and the slowest. The ratio is to this engine with a worker per core; ' +
        'the loss, a mean over the steps, shows that all train the same network.'
      }
    >
      <thead>
        <tr>
          <th scope="col">Contestant</th>
          {['ms a step and seed', 'Fastest to slowest', 'Ratio', 'Processor ms', 'Seeds', 'Loss'].map(
            (title) => (
              <th key={title} scope="col" className="number">
                {title}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {speedRows(benchmark, model).map(({ contestant, speed, ratio }) => {
          const { median, low, high } = speed.millisecondsPerStepAndSeed;
          return (
            <tr key={contestant.id}>
              <th scope="row">{contestant.title}</th>
              <td className="number">{median.toFixed(2)}</td>
              <td className="number">
                {low.toFixed(2)} to {high.toFixed(2)}
              </td>
              <td className="number">{ratio?.toFixed(1)}</td>
              <td className="number">{speed.processorMillisecondsPerStepAndSeed.median.toFixed(2)}</td>
              <td className="number">{contestant.seeds}</td>
              <td className="number">{speed.loss.toFixed(3)}</td>
            </tr>
          );
        })}
      </tbody>
    </TableFrame>
  );
}

function Contestants({ benchmark: { contestants } }: { benchmark: Benchmark }) {
  return (
    <ul>
      {contestants.map(({ id, title, setting, versions }) => (
        <li key={id}>
          {title}: {setting} (
          {Object.entries(versions)
            .map(([name, version]) => `${name} ${version}`)
            .join(', ')}
          )
        </li>
      ))}
    </ul>
  );
}
