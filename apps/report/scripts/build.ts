import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { InvalidInput } from '@experiments/contracts';
import { readReport } from '../src/report-data.ts';
import { withLock } from './build-lock.ts';
import { makeStatic } from './make-static.ts';

/**
 * node scripts/build.ts [FOLDER] - builds the site into FOLDER, `out` if none is given. It checks the report data
 * before anything else, exports the pages with Next.js, leaves in them only what a reader needs, and puts the
 * laboratory's programs beside them, which Nx builds before. `REPORT_DATA` names the folder of the data, `data` beside this application if unset. Nothing is fetched, and nothing is
 * reported to anyone.
 */
const application = dirname(import.meta.dirname);
const data = resolve(process.env['REPORT_DATA'] ?? join(application, 'data'));
const out = resolve(process.argv[2] ?? join(application, 'out'));

try {
  readReport(data);
} catch (error) {
  if (!(error instanceof InvalidInput)) throw error;
  console.error(error.message);
  process.exit(1);
}

const cache = join(application, '.cache');
mkdirSync(cache, { recursive: true });
process.exitCode = withLock(join(cache, 'build.lock'), build);

function build(): number {
  rmSync(out, { recursive: true, force: true });
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const { status } = spawnSync(process.execPath, [next, 'build'], {
    cwd: application,
    env: {
      ...process.env,
      REPORT_DATA: data,
      REPORT_OUT: relative(application, out),
      NEXT_TELEMETRY_DISABLED: '1',
    },
    stdio: 'inherit',
  });
  if (status !== 0) return status ?? 1;
  const { pages, bytes } = makeStatic(out);
  cpSync(join(dirname(application), 'laboratory', 'out'), join(out, 'laboratory'), { recursive: true });
  console.log(`${pages} pages in ${out}, ${Math.round(bytes / pages / 1024)} KiB a page before compression`);
  return 0;
}
