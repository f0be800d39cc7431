import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tsconfig } from './configs.mjs';
import { withNode } from './install.mjs';
import { run } from './spawn.mjs';

const SCRIPTS = ['module.mjs', 'common.cjs'];
const TRANSPILERS = ['vitest', '@swc/core'];
const TYPED = ['typed.ts', 'typed-module.mts', 'typed-common.cts'];

/** `rpc-testkit generate` as a user starts it, from each kind of file that contracts may be in. */
export async function generate({ by = ['.bin'] }, { home, node, has, commands }) {
  const results = [];
  for (const way of by) {
    for (const name of [...SCRIPTS, ...TYPED, 'more-than-types.ts']) {
      const needsJiti = !SCRIPTS.includes(name) && !(await loads(name, node, has));
      const ran = await runOne(commands(way), name, { home, node });
      results.push(needsJiti && has.jiti === undefined ? asksForJiti(ran) : ran);
    }
  }
  if (has.typescript !== undefined) results.push(...(await compiled({ home, node })));
  const isWell = results.every((result) => result.isWell);
  const text = results.filter((result) => !result.isWell).map((result) => `${result.what}:\n${result.text}`);
  const note = `${results.length} runs by ${by.join(', ')}, jiti ${has.jiti ?? 'is not there'}`;
  return { status: isWell ? 'passed' : 'failed', note, text: text.join('\n') };
}

/** Whether a Node loads a file without jiti. Where it takes no types away, a transpiler does, but of CommonJS. */
async function loads(name, node, has) {
  if (await strips(node)) return TYPED.includes(name);
  return !name.endsWith('.cts') && TRANSPILERS.some((transpiler) => has[transpiler] !== undefined);
}

/** Node takes types away from 22.18 and 23.6 on. */
async function strips(node) {
  return (await run(node, ['-p', 'process.features.typescript'], { cwd: '.' })).text.trim() === 'strip';
}

async function runOne([program, ...args], name, { home, node }) {
  rmSync(join(home, 'out'), { recursive: true, force: true });
  const targets = ['--py', 'out', '--ts', 'out', '--openrpc', 'out/openrpc.json'];
  const ran = await run(program, [...args, 'generate', `suites/generate/${name}`, ...targets], {
    cwd: home,
    env: withNode(node),
  });
  const isWell =
    ran.code === 0 && ['stock.py', 'stock.ts', 'openrpc.json'].every((file) => existsSync(join(home, 'out', file)));
  return { what: `${program} ${args.join(' ')} generate ${name}`, isWell, text: ran.text, code: ran.code };
}

function asksForJiti({ what, code, text }) {
  return { what, isWell: code === 1 && text.includes('npm install --save-dev jiti'), text };
}

/** What is generated from the forms that schemas have compiles without any leniency, and `--check` finds it fresh. */
async function compiled({ home, node }) {
  const bin = join(home, 'node_modules/.bin/rpc-testkit');
  const args = ['generate', 'suites/generate/zod-forms.ts', '--ts', 'suites/generated'];
  const made = await run(bin, args, { cwd: home, env: withNode(node) });
  const fresh = await run(bin, [...args, '--check'], { cwd: home, env: withNode(node) });
  const project = join(home, 'tsconfig.generated.json');
  writeFileSync(project, strictest(tsconfig('nodenext', ['suites/generated/zod-forms.ts'])));
  const types = await run(node, ['node_modules/typescript/bin/tsc', '-p', project], { cwd: home });
  const version = JSON.parse(readFileSync(join(home, 'node_modules/typescript/package.json'), 'utf8')).version;
  return Object.entries({ generate: made, '--check': fresh, [`tsc ${version}`]: types }).map(
    ([what, { code, text }]) => {
      return { what, isWell: code === 0, text };
    },
  );
}

function strictest(config) {
  const { compilerOptions, ...rest } = JSON.parse(config);
  const more = { noUnusedLocals: true, noUnusedParameters: true, isolatedModules: true, verbatimModuleSyntax: true };
  return JSON.stringify({ ...rest, compilerOptions: { ...compilerOptions, ...more, isolatedDeclarations: true } });
}
