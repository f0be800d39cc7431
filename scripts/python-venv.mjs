// Makes the Python environments that tests of generated code run in, and prints their folder: RPC_TESTKIT_PYTHON, or one below
// the system's temporary folder that is named by what is installed in it, so that it is made once. Exits with 1, and says why,
// where there is no Python 3.11 with venv, or no package index.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENTS, pythonFolder } from './lib/python-folder.mjs';

const folder = pythonFolder();
try {
  for (const { name, requirements } of ENVIRONMENTS) install(join(folder, name), requirements);
  console.log(folder);
} catch (error) {
  console.error(`no Python for the tests: ${error.stderr?.toString().trim().split('\n').at(-1) || error.message}`);
  process.exitCode = 1;
}

/** A folder without the mark at its end was left half done. */
function install(home, requirements) {
  if (existsSync(join(home, 'done'))) return;
  rmSync(home, { recursive: true, force: true });
  run('python3', ['-m', 'venv', home]);
  run(join(home, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', '--requirement', requirements]);
  run('touch', [join(home, 'done')]);
}

function run(program, args) {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
