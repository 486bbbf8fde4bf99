import { downloadsOf } from '../../../src/downloads.ts';
import { readReport, readTopic } from '../../../src/report-data.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

/** Every file that a topic's page offers: a CSV and an SVG for each figure, its tables, its report data. */
export function generateStaticParams() {
  return readReport().topics.flatMap((report) =>
    Object.keys(downloadsOf(report)).map((file) => ({ topic: report.id, file })),
  );
}

export async function GET(_: Request, { params }: { params: Promise<{ topic: string; file: string }> }) {
  const { topic, file } = await params;
  return new Response(downloadsOf(readTopic(topic))[file]!());
}
