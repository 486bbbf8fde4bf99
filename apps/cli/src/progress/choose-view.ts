import { jsonView } from './json-view.ts';
import { lineView } from './line-view.ts';
import { quietView } from './progress-view.ts';
import type { ProgressView } from './progress-view.ts';

/** Redrawn lines where a person looks on, plain ones elsewhere; results alone belong on standard output. */
export async function chooseView({ json, quiet }: { json?: true; quiet?: true }): Promise<ProgressView> {
  if (json) return jsonView(console.log);
  if (quiet) return quietView;
  if (!process.stderr.isTTY || process.env.CI) return lineView(console.error, () => performance.now());
  const { terminalView } = await import('./terminal-view.ts');
  return terminalView(process.stderr);
}
