import type { Claim, Comparison, Measure, Profile, Statement, Topic } from '@experiments/contracts';

/** A statement that is decided on its own: an order has become one statement for each two neighbours. */
export type SingleStatement = Exclude<Statement, { readonly says: 'order' }>;
export type HigherStatement = Extract<Statement, { readonly says: 'higher' }>;
export type MarginStatement = Extract<Statement, { readonly says: 'near' | 'equal' | 'not-lower' }>;

/** The claim's statements, each order as its adjacent pairs. */
export function singleStatements({ statements }: Claim): SingleStatement[] {
  return statements.flatMap((statement) =>
    statement.says === 'order' ? neighbours(statement) : [statement],
  );
}

function neighbours({ direction, arms, ...order }: Extract<Statement, { says: 'order' }>): HigherStatement[] {
  return arms.slice(1).map((after, i) => {
    const [candidate, baseline] = direction === 'falling' ? [arms[i]!, after] : [after, arms[i]!];
    return { ...order, says: 'higher', candidate, baseline };
  });
}

export function hasMargin(statement: SingleStatement): statement is MarginStatement {
  return statement.says === 'near' || statement.says === 'equal' || statement.says === 'not-lower';
}

/**
 * The topic's comparisons, and one for each `higher` of its claims that is not among them, on either side: what is
 * claimed is tested once, and listed with the rest.
 */
export function comparisonsOf(topic: Topic, profile: Profile): Comparison[] {
  const all = topic.comparisons(profile);
  const titles = new Map(topic.arms(profile).map(({ id, title }) => [id, title]));
  for (const statement of topic.claims(profile).flatMap(singleStatements)) {
    if (statement.says !== 'higher' || all.some((known) => compares(known, statement))) continue;
    const { candidate, baseline, metric, at, until } = statement;
    all.push({
      id: [candidate, 'against', baseline, ...words({ metric, at, until })].join('-'),
      title: `${titles.get(candidate) ?? candidate} against ${titles.get(baseline) ?? baseline}`,
      ...{ candidate, baseline, metric, at, until },
    });
  }
  return all;
}

/** Whether the comparison is of these two arms, whichever of them is its candidate, and of this measure. */
export function compares(comparison: Pair & Measure, statement: HigherStatement): boolean {
  const arms = ({ candidate, baseline }: Pair) => [candidate, baseline].sort().join(' ');
  return arms(comparison) === arms(statement) && measureKey(comparison) === measureKey(statement);
}

interface Pair {
  readonly candidate: string;
  readonly baseline: string;
}

function measureKey({ metric, at, until }: Measure): string {
  return JSON.stringify([metric, at, until?.reaches, until?.in]);
}

function words({ metric, at, until }: Measure): string[] {
  const name = metric.replaceAll(/[^a-z0-9]+/g, '-');
  if (until !== undefined) return [until.in, 'until', name, String(until.reaches).replace('.', '-')];
  return at === undefined ? [name] : [name, at];
}
