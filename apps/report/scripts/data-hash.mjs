import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

// Prints a hash of the report data. Git ignores the data, and with it Nx, so the build names this among its inputs.
const folder = resolve(process.env.REPORT_DATA ?? join(dirname(import.meta.dirname), 'data'));
const hash = createHash('sha256');
for (const file of existsSync(folder) ? globSync('*.json', { cwd: folder }).sort() : [])
  hash
    .update(file)
    .update('\0')
    .update(readFileSync(join(folder, file)))
    .update('\0');
console.log(hash.digest('hex'));
