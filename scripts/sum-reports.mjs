// node scripts/sum-reports.mjs <folder> <exit code of npm test>: adds up the reports of Vitest and Jest, and prints the sum
// as its last line. Exits with 1 when a test failed, a report is missing or empty, or the exit code says so: the Vitest
// report alone can claim success after an unhandled rejection.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '', exitCode = ''] = process.argv.slice(2);
const sums = { passed: 0, failed: 0, skipped: 0 };
const problems = exitCode === '0' ? [] : [`npm test exited with ${exitCode}`];

for (const runner of ['vitest', 'jest']) addReport(runner);
for (const problem of problems) console.error(`ci: ${problem}`);
if (problems.length > 0 && sums.failed === 0) sums.failed = 1;
console.log(`${sums.passed} passed, ${sums.failed} failed, ${sums.skipped} skipped`);
process.exitCode = sums.failed > 0 ? 1 : 0;

function addReport(runner) {
  const file = join(folder, `${runner}.json`);
  if (!existsSync(file)) {
    problems.push(`no report of ${runner}`);
    return;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  sums.passed += report.numPassedTests;
  sums.failed += report.numFailedTests;
  sums.skipped += report.numPendingTests + report.numTodoTests;
  if (report.numPassedTests === 0) problems.push(`no test of ${runner} passed`);
  if (report.success !== true) problems.push(`the report of ${runner} says that it failed`);
}
