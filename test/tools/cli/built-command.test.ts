import { symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { contractText, openWorkshop, type Workshop } from '../support/generate-in.js';
import { run } from '../support/python.js';

// As it was built: `npm run build` first.
const built = resolve(import.meta.dirname, '../../../dist/esm/tools/command.js');

/** The command as npm and pnpm leave it in `node_modules/.bin`: a link, on a PATH that has Node alone. */
function linked(workshop: Workshop, ...args: readonly string[]) {
  const link = join(workshop.home, 'rpc-testkit');
  symlinkSync(built, link);
  return run('env', ['-i', `PATH=${dirname(process.execPath)}`, process.execPath, link, ...args], workshop.home);
}

test('the command does its work when it is started by a link, and needs no Python to write Python', async () => {
  const workshop = openWorkshop({ 'one.mjs': contractText('z.object({ a: z.int() })', undefined, 'one') });

  const ran = await linked(workshop, 'generate', 'contracts/*.mjs', '--py', 'py', '--ts', 'ts', '--openrpc', 'o.json');

  expect(ran).toEqual({ code: 0, text: 'wrote py/one.py\nwrote ts/one.ts\nwrote o.json\n' });
  expect(workshop.read('py/one.py')).toContain('class OneClient');
});

test('it loads contracts in TypeScript, and exits with 1 where they can not be read', async () => {
  const workshop = openWorkshop({ 'one.ts': contractText('z.object({ at: z.date() })', undefined, 'one') });

  const ran = await linked(workshop, 'generate', 'contracts/one.ts', '--py', 'py');

  expect(ran).toEqual({ code: 1, text: 'one.go params.at: Date cannot be represented in JSON Schema\n' });
});
