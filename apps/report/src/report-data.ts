import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InvalidInput, parseWith, reportIndex, topicReport } from '@experiments/contracts';
import type { ReportIndex, TopicReport } from '@experiments/contracts';

export interface Report {
  readonly index: ReportIndex;
  /** In the order of the index. */
  readonly topics: readonly TopicReport[];
}

/** The folder that the environment names in `REPORT_DATA`, else `data` beside this application. */
export function reportFolder(): string {
  return resolve(process.env['REPORT_DATA'] ?? 'data');
}

const read = new Map<string, Report>();

/**
 * Reads and checks all report data of a folder, once.
 *
 * @throws InvalidInput naming the file, the path in it and what was expected there.
 */
export function readReport(folder = reportFolder()): Report {
  const known = read.get(folder);
  if (known !== undefined) return known;
  const index = parseWith(reportIndex, readJson(join(folder, 'index.json')), join(folder, 'index.json'));
  const topics = index.topics.map(({ id, file }) => {
    const path = join(folder, file);
    const topic = parseWith(topicReport, readJson(path), path);
    if (topic.id !== id) throw new InvalidInput(`${path}.id`, topic.id, `the index calls this topic ${id}`);
    return topic;
  });
  const report = { index, topics };
  read.set(folder, report);
  return report;
}

export function readTopic(id: string): TopicReport {
  const topics = readReport().topics;
  const found = topics.find((topic) => topic.id === id);
  if (found === undefined)
    throw new InvalidInput('topic', id, `topics: ${topics.map((topic) => topic.id).join(', ')}`);
  return found;
}

function readJson(path: string): unknown {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch {
    const allowed = `it must hold ${basename(path)}; \`experiments report\` writes it`;
    throw new InvalidInput('REPORT_DATA', dirname(path), allowed);
  }
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new InvalidInput(path, content.slice(0, 80), `expected JSON (${(error as Error).message})`);
  }
}
