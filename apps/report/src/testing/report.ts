import type { ArmReport, ComparisonReport, Estimate, TopicReport } from '@experiments/contracts';

/** An estimate as the analysis would give it, with an interval of this half width. */
export function estimateOf(n: number, mean: number, halfWidth: number): Estimate {
  return { n, mean, sd: halfWidth, low: mean - halfWidth, high: mean + halfWidth };
}

export function armOf(id: string, more: Partial<ArmReport> = {}): ArmReport {
  return {
    id,
    title: id,
    group: 'all',
    runs: { planned: 10, finished: 10, failed: 0, diverged: 0 },
    metrics: { test_accuracy: estimateOf(10, 0.88, 0.001) },
    original: [],
    ...more,
  };
}

export function comparisonOf(difference: Estimate, more: Partial<ComparisonReport> = {}): ComparisonReport {
  return {
    id: 'tanh-relu',
    title: 'tanh against relu',
    candidate: 'tanh',
    baseline: 'relu',
    metric: 'test_accuracy',
    headline: true,
    planned: 10,
    difference,
    pairs: [],
    higher: 0,
    ties: 0,
    family: { of: 'questions', tests: 1 },
    verdict: (difference.low ?? 0) > 0 ? 'higher' : (difference.high ?? 0) < 0 ? 'lower' : 'undecided',
    because: 'Undecided: the interval of the difference holds 0.',
    missing: [],
    ...more,
  };
}

export function reportOf(more: Partial<TopicReport> = {}): TopicReport {
  return {
    version: 1,
    id: 'activation-functions',
    number: 3,
    title: 'Activation functions',
    question: 'Does the activation matter?',
    prediction: 'Hardly.',
    metric: 'test_accuracy',
    provenance: {
      profile: 'full',
      dataSha256: [],
      engines: [],
      codeVersions: [],
      seconds: 0,
      runs: { planned: 20, finished: 20, failed: 0, diverged: 0, missing: 0 },
    },
    arms: [armOf('relu'), armOf('tanh')],
    comparisons: [],
    claims: [],
    audit: [],
    originals: [],
    panels: [],
    runs: [],
    ...more,
  };
}
