// Runs the suites of test/browser, and those of the report's page, in headless Chromium; exits with 0, and says why, where there is none. `CHROMIUM_PATH` names
// another one. Arguments go to Vitest.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const asked = process.env.CHROMIUM_PATH;
const found = asked === undefined ? places.find((path) => existsSync(path)) : asked;

if (found === undefined) {
  console.log(`Skipped: there is no Chromium at ${places.join(', ')}. Set CHROMIUM_PATH to run the browser suites.`);
} else if (!existsSync(found)) {
  console.error(`CHROMIUM_PATH is ${found}, and no such file exists.`);
  process.exitCode = 1;
} else {
  process.exitCode = runSuites(found);
}

function runSuites(chromium) {
  const env = { ...process.env, CHROMIUM_PATH: chromium };
  const codes = ['test/browser/vitest.config.ts', 'test/browser/page/vitest.config.ts'].map((config) => {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, ...process.argv.slice(2)];
    return spawnSync(process.execPath, vitest, { cwd: root, env, stdio: 'inherit' }).status ?? 1;
  });
  return Math.max(...codes);
}
