import { readReport } from '../../src/report-data.ts';

export const dynamic = 'force-static';

/** Every claim of every topic: its verdict, the rule that gave it, and the numbers of each statement and comparison. */
export function GET() {
  const claims = readReport().topics.flatMap(({ id: topic, claims, comparisons }) =>
    claims.map(({ statements, ...claim }) => ({
      topic,
      ...claim,
      statements: statements.map(({ comparison, ...statement }) => ({
        ...statement,
        comparison: comparisons.find(({ id }) => id === comparison),
      })),
    })),
  );
  return new Response(`${JSON.stringify({ version: 1, claims }, null, 1)}\n`);
}
