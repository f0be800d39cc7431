import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPackage, link, write } from './installed-package.js';

let home: string;

beforeAll(() => {
  home = installPackage();
  for (const name of ['vitest', 'jest', '@jest/globals', 'zod']) link(home, name);
  write(home, 'package.json', '{ "private": true }');
  write(home, 'vitest/suite.test.mjs', suite('import', 'vitest'));
  write(home, 'jest/suite.test.js', suite('require', 'jest'));
  write(home, 'jest.config.js', `module.exports = { testMatch: ['**/jest/*.test.js'], transform: {} };`);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Each test fails in another way: a misuse, a call that is rejected, a matcher that is misused, a problem at the end. */
function suite(load: 'import' | 'require', runner: 'vitest' | 'jest'): string {
  const from = (name: string, names: string): string =>
    load === 'import' ? `import { ${names} } from '${name}';` : `const { ${names} } = require('${name}');`;
  return `${from(runner === 'jest' ? '@jest/globals' : 'vitest', 'test')}
    ${from(`rpc-testkit/${runner}`, 'expect, implement, withMemoryRpc')}
    ${from('rpc-testkit', 'defineContract, defineMethod, MemoryRpcServer, RpcError')}
    ${from('zod', 'z')}
    const ask = defineMethod({ params: z.object({}), result: z.object({}) });
    const desk = defineContract('desk', { ask });
    const services = [implement(desk, { ask: () => { throw new RpcError(7, 'closed'); } })];

    test('misuse', () => { new MemoryRpcServer({}); });
    test('rejected', () => withMemoryRpc({ services }, async (rpc) => void (await rpc.clients.desk.ask())));
    test('matcher', () => withMemoryRpc({ services }, (rpc) => { expect(rpc).toHaveBeenCalledRpc('desk.as'); }));
    test('left', () => withMemoryRpc({ services }, (rpc) => { rpc.on('desk.ask').resolvesOnce({}); }));
    ${ends[runner]}`;
}

const ends = {
  vitest: `test.extend(withMemoryRpc({ services }))('at the end', ({ rpc }) => { rpc.on('desk.ask').resolvesOnce({}); });`,
  jest: `const rpc = withMemoryRpc({ services });
    test('at the end', () => { rpc.on('desk.ask').resolvesOnce({}); });`,
};

describe('a runner shows none of our frames', () => {
  test('Vitest', () => {
    const shown = run('vitest/vitest.mjs', 'run', '--root', 'vitest');

    expect(shown).toMatch(/5 failed/);
    expect(ourFrames(shown)).toEqual([]);
  });

  test('Jest, which always shows the first of a stack, but for where something was printed', () => {
    const shown = run('jest/bin/jest.js');

    expect(shown).toMatch(/5 failed/);
    expect(ourFrames(shown).filter((line) => !line.includes('at print '))).toEqual([]);
  });
});

function run(program: string, ...args: string[]): string {
  const child = spawnSync(process.execPath, [join(home, 'node_modules', program), ...args], {
    cwd: home,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return child.stdout + child.stderr;
}

/** The lines that name a file of the package. */
function ourFrames(shown: string): string[] {
  return shown.split('\n').filter((line) => /node_modules[/\\]rpc-testkit[/\\]/.test(line));
}
