import type { Calibrations } from '@experiments/analysis';
import { calibrationBins, parseWith } from '@experiments/contracts';
import type { CalibrationBin, PlannedRun } from '@experiments/contracts';
import type { RunStore } from '@experiments/records';
import type { Study } from './select-study.ts';

/** How sure the runs of reliability diagrams are of their test predictions, from the artifacts in their records. */
export async function calibrations(
  study: Study,
  runs: readonly PlannedRun[],
  store: RunStore,
): Promise<Calibrations> {
  const drawn = new Set(
    study.topics.flatMap((topic) =>
      topic
        .panels(study.profile)
        .flatMap((panel) =>
          panel.kind === 'reliability' ? panel.lines.map(({ arm }) => `${topic.id} ${arm}`) : [],
        ),
    ),
  );
  const found = new Map<string, readonly CalibrationBin[]>();
  for (const { runId, config, arm, role } of runs) {
    if (role !== 'arm' || !drawn.has(`${config.topic} ${arm}`)) continue;
    const file = await store.readArtifact(runId, 'calibration.json');
    if (file === undefined) continue;
    const content: unknown = JSON.parse(new TextDecoder().decode(file));
    found.set(runId, parseWith(calibrationBins, content, `calibration.json of run ${runId}`));
  }
  return (runId) => found.get(runId);
}
