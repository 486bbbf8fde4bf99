import { nameInProse } from '@experiments/charts';
import type { StatementReport, TopicReport } from '@experiments/contracts';
import { measureTitle } from './measure-title.ts';
import { armTitle, capitalise } from './sentences.ts';

/** What a statement says of its arms, in words. */
export function statementText(statement: StatementReport, report: TopicReport): string {
  const [first = '', second = ''] = statement.arms.map((arm) => nameInProse(armTitle(report, arm)));
  const { metric, at, until, value, margin, title = '' } = statement;
  const of = metric === undefined ? '' : ` in ${measureTitle({ metric, at, until })}`;
  switch (statement.says) {
    case 'higher':
      return capitalise(`${first} above ${second}${of}`);
    case 'not-lower':
      return capitalise(`${first} no more than ${margin} below ${second}${of}`);
    case 'equal':
      return capitalise(`${first} within ${margin} of ${second}${of}`);
    case 'near':
      return capitalise(`${first} within ${margin} of ${value}${of}`);
    case 'identical':
      return capitalise(`${first} and ${second} end with the same weights`);
    case 'at-most':
      return capitalise(`${first} never above ${value}${of}`);
    case 'reaches':
      return capitalise(`${first} reaches ${value}${of} from at least one seed`);
    case 'theory':
      return title;
  }
}

/** Which arms and seeds a verdict waits for. */
export function missingText(missing: StatementReport['missing'], report: TopicReport): string {
  return missing
    .map(({ arm, seeds, why }) => {
      const title = nameInProse(armTitle(report, arm));
      if (why === 'not planned') return `${title}: waits for its tuning`;
      return `${title}: ${seeds.length === 1 ? 'seed' : 'seeds'} ${ranges(seeds)} ${why}`;
    })
    .join('; ');
}

/** `1 to 3, 5`. */
function ranges(seeds: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const seed of seeds) {
    const last = runs.at(-1);
    if (last?.to === seed - 1) last.to = seed;
    else runs.push({ from: seed, to: seed });
  }
  return runs
    .map(({ from, to }) =>
      from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from} to ${to}`,
    )
    .join(', ');
}
