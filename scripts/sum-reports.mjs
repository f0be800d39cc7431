// node scripts/sum-reports.mjs <folder> <code>: adds up the reports of Vitest and Jest, and prints the sum as its last line.
// Exits with 1 when a test failed, when a report is missing, empty or unhappy, or when the code of the steps before isn't 0:
// after an unhandled rejection Vitest's report claims success, and only the exit code tells. That counts as one failure.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '', code = ''] = process.argv.slice(2);
const sums = { passed: 0, failed: 0, skipped: 0 };
const problems = code === '0' ? [] : ['a step failed'];

for (const runner of ['vitest', 'jest']) addReport(runner, join(folder, `${runner}.json`));
for (const problem of problems) console.error(`ci: ${problem}`);
if (problems.length > 0 && sums.failed === 0) sums.failed = 1;
console.log(`${sums.passed} passed, ${sums.failed} failed, ${sums.skipped} skipped`);
process.exitCode = sums.failed > 0 ? 1 : 0;

function addReport(runner, file) {
  if (!existsSync(file)) {
    problems.push(`no report of ${runner}`);
    return;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  sums.passed += report.numPassedTests;
  sums.failed += report.numFailedTests;
  sums.skipped += report.numPendingTests + report.numTodoTests;
  if (report.numPassedTests === 0) problems.push(`no test of ${runner} passed`);
  if (report.success !== true) problems.push(`the report of ${runner} tells of a failure`);
}
