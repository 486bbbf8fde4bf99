import { bundle } from './bundle.ts';

/**
 * node src/bundle/main.ts [x64|arm64] - makes the functions' folders in `build/`, which the archives and the container
 * images are made of alike.
 */
const architecture = process.argv[2] ?? process.env['EXPERIMENTS_ARCHITECTURE'] ?? 'x64';
if (architecture !== 'x64' && architecture !== 'arm64') {
  console.error(`architecture: ${architecture} is not usable; it must be x64 or arm64`);
  process.exit(2);
}
await bundle(architecture);
