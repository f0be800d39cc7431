import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jestConfig, tsconfig, typeFiles, vitestConfig } from './configs.mjs';
import { drift } from './drift-step.mjs';
import { generate } from './generate-step.mjs';
import { withNode } from './install.mjs';
import { report } from './report-step.mjs';
import { run } from './spawn.mjs';

/** What each kind of step does: resolves with its status, a note for the table, and what was printed. */
export const steps = {
  node,
  vitest,
  jest,
  'jest-globals': jestGlobals,
  types,
  script,
  clients,
  kit,
  report,
  drift,
  generate,
};

/** The quickstart, as a module and as CommonJS. */
async function node(_step, { home, node }) {
  const module = await printsThis(home, node, ['suites/run/quickstart.mjs'], MODULE_PRINTS);
  const common = await printsThis(home, node, ['suites/run/quickstart.cjs'], '[5,1001,true]');
  const version = await run(node, ['--version'], { cwd: home });
  return together([module, common], `import and require, ${version.text.trim()}`);
}

/** The quickstart, in another runtime. */
async function script({ program }, { home, node }) {
  const bin = join(home, 'node_modules/.bin', program);
  const version = await run(bin, ['--version'], { cwd: home, env: withNode(node) });
  if (version.code !== 0) return { status: 'skipped', note: `its binary doesn't start here`, text: version.text };
  const args = program === 'deno' ? ['run', '--allow-all'] : ['run'];
  const result = await printsThis(home, bin, [...args, 'suites/run/quickstart.mjs'], MODULE_PRINTS);
  return together([result], version.text.split('\n')[0]);
}

const KIT_TESTS = {
  node: ['--test', 'suites/run/node-runner.mjs'],
  bun: ['test', './suites/run/bun-runner.test.mjs'],
  deno: ['test', '--allow-all', '--no-check', 'suites/run/deno-runner.mjs'],
};

/** The callback form, the matchers and `explore` in a runner that the kit does not know. */
async function kit({ program }, { home, node }) {
  const bin = program === 'node' ? node : join(home, 'node_modules/.bin', program);
  const version = await run(bin, ['--version'], { cwd: home, env: withNode(node) });
  if (version.code !== 0) return { status: 'skipped', note: `its binary doesn't start here`, text: version.text };
  const { code, text } = await run(bin, KIT_TESTS[program], { cwd: home, env: withNode(node) });
  return together(
    [{ isWell: code === 0 && /\b5 pass|pass 5\b/.test(text), text }],
    `5 tests, ${version.text.split('\n')[0]}`,
  );
}

const MODULE_PRINTS = '[5,true,1001,"timeout","inFlight",3]';

async function printsThis(home, program, args, wanted) {
  const { code, text } = await run(program, args, { cwd: home });
  return { isWell: code === 0 && text.trim() === wanted, text };
}

async function vitest(_step, { home, node, has }) {
  writeFileSync(join(home, 'vitest.config.ts'), vitestConfig());
  const msw = has.msw === undefined ? ['--exclude', '**/msw.test.ts'] : [];
  const program = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'];
  const good = await runner({ home, node, report: 'vitest.json' }, [
    ...program,
    '--outputFile.json=vitest.json',
    '--exclude=**/must-fail.test.ts',
    ...msw,
  ]);
  const bad = await runner({ home, node, report: 'failing.json' }, [
    ...program,
    '--outputFile.json=failing.json',
    'must-fail',
  ]);
  return together([passes(good), failsAsItMust(bad)], counted(good));
}

/** Clients that others wrote, over the MSW bridge: too heavy for `npm ci` of the project. */
async function clients(_step, { home, node }) {
  writeFileSync(join(home, 'vitest.config.ts'), vitestConfig('clients'));
  const program = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'];
  const good = await runner({ home, node, report: 'clients.json' }, [...program, '--outputFile.json=clients.json']);
  return together([passes(good)], counted(good));
}

async function jest(step, { home, node, has }) {
  writeFileSync(join(home, 'jest.config.cjs'), jestConfig(step));
  const files = step.msw && has.msw !== undefined ? 'must-fail' : '(must-fail|msw)';
  const good = await runJest(step, { home, node, report: 'jest.json' }, `--testPathIgnorePatterns=/${files}\\.test`);
  const bad = await runJest(step, { home, node, report: 'failing.json' }, 'must-fail');
  return together([passes(good), failsAsItMust(bad)], `${counted(good)}${step.msw ? '' : ', MSW left out'}`);
}

/** Jest's globals, typed by @types/jest, and the matchers set up for every file. */
async function jestGlobals(_step, { home, node }) {
  const step = { transform: 'ts-jest', format: 'cjs', globals: true };
  writeFileSync(join(home, 'jest.config.cjs'), jestConfig(step));
  const good = await runJest(step, { home, node, report: 'jest.json' }, 'global-jest');
  return together([passes(good)], counted(good));
}

async function runJest({ format }, place, ...args) {
  const options = format === 'esm' ? ['--experimental-vm-modules'] : [];
  const program = [...options, 'node_modules/jest/bin/jest.js', '--json', `--outputFile=${place.report}`];
  return await runner(place, [...program, ...args]);
}

async function types({ resolution, without = [] }, { home, node, has }) {
  const files = typeFiles(home, has).filter((path) => !without.some((name) => path.endsWith(name)));
  // Both formats in one program would augment Jest twice, from two places.
  const programs = resolution === 'nodenext' ? [files, ['suites/run/common.cts']] : [files];
  const results = [];
  for (const [index, program] of programs.entries()) {
    const project = join(home, `tsconfig.${resolution}.${index}.json`);
    writeFileSync(project, tsconfig(resolution, program));
    const { code, text } = await run(node, ['node_modules/typescript/bin/tsc', '-p', project], { cwd: home });
    results.push({ isWell: code === 0, text });
  }
  return together(results, `${programs.flat().length} files, skipLibCheck false`);
}

/** Runs a runner and reads its report: both Jest and Vitest write Jest's format. */
async function runner({ home, node, report }, args) {
  writeFileSync(join(home, report), '{}');
  const { code, text } = await run(node, args, { cwd: home, env: withNode(node) });
  const { testResults = [] } = JSON.parse(readFileSync(join(home, report), 'utf8'));
  return { code, text, tests: testResults.flatMap(({ assertionResults }) => assertionResults) };
}

function passes({ code, text, tests }) {
  return { isWell: code === 0 && tests.some(({ status }) => status === 'passed'), text };
}

/** Each test comes to what its title says, and none is blamed for another. */
function failsAsItMust({ code, text, tests }) {
  const wrong = tests.filter(({ title, status }) => !CLAIMS[title.split(':')[0]]?.includes(status));
  const isWell = code !== 0 && tests.length > 10 && wrong.length === 0;
  const told = wrong.map(({ title, status }) => `${title} (${status})`).join('\n');
  return { isWell, text: isWell ? '' : `of ${tests.length} tests, these came to something else:\n${told}\n${text}` };
}

const CLAIMS = { passes: ['passed'], fails: ['failed'], skips: ['skipped', 'pending'] };

function counted({ tests }) {
  const count = (wanted) => tests.filter(({ status }) => wanted.includes(status)).length;
  const left = count(['pending', 'skipped', 'todo']);
  return `${count(['passed'])} tests${left === 0 ? '' : `, ${left} skipped`}`;
}

function together(results, note) {
  const isWell = results.every((result) => result.isWell);
  const text = results.filter((result) => !result.isWell).map((result) => result.text);
  return { status: isWell ? 'passed' : 'failed', note, text: text.join('\n') };
}
