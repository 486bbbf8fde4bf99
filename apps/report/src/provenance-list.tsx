import type { Provenance } from '@experiments/contracts';
import { RunCounts } from './run-counts.tsx';

export function ProvenanceList({ provenance }: { provenance: Provenance }) {
  const { profile, runs, engines, codeVersions, runsByCodeVersion, dataSha256, startTime, endTime, seconds } =
    provenance;
  return (
    <dl className="provenance">
      <dt>Profile</dt>
      <dd>{profile}</dd>
      <dt>Runs</dt>
      <dd>
        <RunCounts runs={runs} />
      </dd>
      <dt>Data, SHA-256</dt>
      <dd>{codes(dataSha256)}</dd>
      <dt>Engine</dt>
      <dd>{codes(engines)}</dd>
      <dt>Code</dt>
      <dd>
        {codes(codeVersions)}
        {runsByCodeVersion !== undefined && (
          <small>
            Runs of several code versions stand together:{' '}
            {Object.entries(runsByCodeVersion)
              .map(([version, n]) => `${version.slice(0, 8)} ${n}`)
              .join(', ')}
            . On one engine version, equal configurations have equal bits.
          </small>
        )}
      </dd>
      <dt>When</dt>
      <dd>
        {startTime === undefined ? 'not yet' : utc(startTime)}
        {endTime !== undefined && ` to ${utc(endTime)}`}
      </dd>
      <dt>Training time</dt>
      <dd>{duration(seconds)}, summed over runs</dd>
    </dl>
  );
}

function codes(values: readonly string[]) {
  if (values.length === 0) return 'unknown';
  return values.map((value, i) => (
    <span key={value}>
      {i > 0 && ', '}
      <code>{value}</code>
    </span>
  ));
}

function utc(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
