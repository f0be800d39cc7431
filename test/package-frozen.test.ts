import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installPackage, write } from './installed-package.js';

let home: string;

const uses = `
  const schema = { '~standard': { version: 1, vendor: 'x', validate: (value) => ({ value }) } };
  const shop = defineContract('shop', { buy: defineMethod({ params: schema, result: schema }) });
  const buy = (params) => {
    if (params.toString === 'refuse') throw new RpcError(7, 'sold out');
    return params;
  };
  withMemoryRpc({ services: [implement(shop, { buy })] }, async (rpc) => {
    const bought = await rpc.clients.shop.buy({ toString: 'a key', constructor: 1 });
    const refused = await rpc.clients.shop.buy({ toString: 'refuse' }).catch((error) => error.code);
    rpc.on('shop.buy').resolves({ valueOf: 2 });
    const stubbed = await rpc.clients.shop.buy({});
    console.log(JSON.stringify([bought, refused, stubbed, rpc.calls('shop.buy').length]));
  });`;
const names = ['defineContract, defineMethod, RpcError', 'implement, withMemoryRpc'] as const;

beforeAll(() => {
  home = installPackage();
  write(
    home,
    'frozen.mjs',
    `import { ${names[0]} } from 'rpc-testkit'; import { ${names[1]} } from 'rpc-testkit/fixtures'; ${uses}`,
  );
  write(
    home,
    'frozen.cjs',
    `const { ${names[0]} } = require('rpc-testkit'); const { ${names[1]} } = require('rpc-testkit/fixtures'); ${uses}`,
  );
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test.each(['frozen.mjs', 'frozen.cjs'])('calls are recorded and answered where intrinsics are frozen: %s', (file) => {
  const options = ['--frozen-intrinsics', '--no-warnings', join(home, file)];

  const told = execFileSync(process.execPath, options, { encoding: 'utf8' });

  expect(told.trim()).toBe('[{"toString":"a key","constructor":1},7,{"valueOf":2},3]');
});
