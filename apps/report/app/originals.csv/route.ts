import { originalsCsv } from '../../src/csv.ts';
import { readReport } from '../../src/report-data.ts';

export const dynamic = 'force-static';

/** Every number that the original printed, beside ours. */
export function GET() {
  return new Response(originalsCsv(readReport().topics));
}
