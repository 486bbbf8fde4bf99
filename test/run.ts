import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Everything that must hold before a change is kept: lint, types, tests. The last line counts the tests that passed
 * and failed; a failed lint or type check counts as one failed item more.
 */
const checks: [title: string, command: string, ...args: string[]][] = [
  ['lint', 'eslint', '.'],
  ['types', 'tsc', '--noEmit'],
  ['types of the report', 'tsc', '--noEmit', '--project', 'apps/report'],
];

const failures = checks.filter(([title, command, ...args]) => {
  console.log(`\n> ${title}: ${command} ${args.join(' ')}`);
  return !run(command, args);
}).length;

const tests = runTests(process.argv.slice(2));
const failed = failures + tests.failed;
console.log(`\n${tests.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function runTests(filters: string[]): { passed: number; failed: number } {
  const folder = mkdtempSync(join(tmpdir(), 'experiments-tests-'));
  const outputFile = join(folder, 'results.json');
  console.log('\n> tests: vitest run');
  try {
    const success = run('vitest', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${outputFile}`,
      ...filters,
    ]);
    const results = JSON.parse(readFileSync(outputFile, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      testResults: { status: string; assertionResults: unknown[] }[];
    };
    // A file that does not load has no tests to fail.
    const broken = results.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    const failed = results.numFailedTests + broken;
    return { passed: results.numPassedTests, failed: success ? failed : Math.max(failed, 1) };
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program of the workspace, showing what it prints; true where it exits with 0. */
function run(command: string, args: string[]): boolean {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    // What `npm test` adds, for who starts this file by itself: the workspace's tools and its Node before others.
    env: { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) },
    shell: process.platform === 'win32',
  });
  if (error) console.error(error);
  return status === 0;
}
