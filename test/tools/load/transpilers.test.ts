import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contractText, openWorkshop, type Workshop } from '../support/generate-in.js';
import { run } from '../support/python.js';

// As it was built: `npm run build` first. In this process Vitest would load TypeScript.
const command = resolve(import.meta.dirname, '../../../dist/esm/tools/command.js');
const modules = resolve(import.meta.dirname, '../../../node_modules');
// From 22.18 on, Node itself takes types away.
const strips = typeof (process.features as { typescript?: unknown }).typescript === 'string';

/** Leaves nothing installed but zod and these. */
function installOnly(workshop: Workshop, ...packages: readonly string[]): void {
  rmSync(join(workshop.home, 'node_modules'));
  for (const name of ['zod', ...packages]) {
    mkdirSync(dirname(join(workshop.home, 'node_modules', name)), { recursive: true });
    symlinkSync(join(modules, name), join(workshop.home, 'node_modules', name), 'dir');
  }
}

function generate(workshop: Workshop) {
  return run(process.execPath, [command, 'generate', 'contracts/*', '--py', 'py'], workshop.home);
}

const byEnum = `import { z } from 'zod';
import { service } from './names/other.js';
import { method } from './names';
enum Size { Small = 'small' }
export const typed = { service, methods: { [method]: { params: z.object({ size: z.enum(Size) }), result: z.int() } } };
`;
const names = {
  'names/other.ts': `export const service: string = 'typed';\n`,
  'names/index.ts': `export const method: string = 'go';\n`,
};
const plain = contractText('z.object({})', undefined, 'plain');

describe.skipIf(strips)('contracts in TypeScript, in a Node that can not load them', () => {
  test.each(['vitest', 'vite', 'rolldown', '@swc/core', 'jiti'])('are loaded by %s', async (name) => {
    const workshop = openWorkshop({ 'typed.ts': byEnum, 'plain.mts': plain, ...names });
    installOnly(workshop, name);

    expect(await generate(workshop)).toEqual({ code: 0, text: 'wrote py/plain.py\nwrote py/typed.py\n' });
    expect(workshop.read('py/typed.py')).toContain('size: Literal["small"]');
  });

  test('need one of these', async () => {
    const workshop = openWorkshop({ 'plain.ts': plain });
    installOnly(workshop);

    const { code, text } = await generate(workshop);

    expect(code).toBe(1);
    expect(text).toMatch(/^contracts\/plain\.ts can't be loaded by Node \S+ alone/);
    expect(text).toContain('Install jiti');
  });

  test('are told with their place where a transpiler can not read them', async () => {
    const workshop = openWorkshop({ 'broken.ts': 'export const broken: = 1;\n' });
    installOnly(workshop, 'rolldown');

    const { code, text } = await generate(workshop);

    expect(code).toBe(1);
    expect(text).toMatch(/^contracts\/broken\.ts: /);
    expect(text).toContain('contracts/broken.ts:1:22');
  });
});

describe('contracts of which Node can load but some', () => {
  test('are there once, though others pass them on', async () => {
    const workshop = openWorkshop({
      'plain.ts': plain,
      'barrel.ts': `export * from './plain.js';\nexport enum More { Than = 'types' }\n`,
    });

    expect(await generate(workshop)).toEqual({ code: 0, text: 'wrote py/plain.py\n' });
  });

  test.each([
    ['CommonJS', 'common.cts', `import { z } from 'zod';\nexport = { common: { service: 'common', methods: {} } };\n`],
    [
      'JSON',
      'common.ts',
      `import json from './names.json';\nexport const common = { service: json.name, methods: {} };\n`,
    ],
    ['a name of CommonJS', 'common.ts', `export const common = { service: 'common', methods: {}, at: __dirname };\n`],
  ])('are loaded by jiti, together: %s', async (_what, name, text) => {
    const workshop = openWorkshop({ 'plain.ts': plain, [name]: text });
    workshop.write('contracts/names.json', '{ "name": "common" }');

    const ran = await run(process.execPath, [command, 'generate', 'contracts/*.{ts,cts}', '--py', 'py'], workshop.home);

    expect(ran).toEqual({ code: 0, text: 'wrote py/common.py\nwrote py/plain.py\n' });
  });
});
