import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPackage, write } from './installed-package.js';

let home: string;

/** Two copies of the package, as two dependencies of a project may bring them. */
beforeAll(() => {
  home = installPackage();
  cpSync(join(home, 'node_modules'), join(home, 'other/node_modules'), { recursive: true });
  for (const folder of ['.', 'other']) {
    write(home, `${folder}/load.mjs`, "export * from 'rpc-testkit'; export * from 'rpc-testkit/fixtures';");
    write(
      home,
      `${folder}/load.cjs`,
      "module.exports = { ...require('rpc-testkit'), ...require('rpc-testkit/fixtures') };",
    );
  }
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('of two copies in both formats, each with each,', () => {
  test('one knows the errors of the other', () => {
    const told = evaluate(`pairs(async (one, other) => {
      const errors = [new one.RpcError(1, 'x'), new one.RpcProtocolError('x'), new one.RpcTransportError('timeout', 'x')];
      const problem = await one.withMemoryRpc({ services: [shop(one)] }, (rpc) => { rpc.on('shop.buy').resolvesOnce({}); })
        .catch((error) => error);
      const classes = [other.RpcError, other.RpcProtocolError, other.RpcTransportError, other.RpcTestError];
      return [...errors, problem].map((error) => classes.map((type) => (error instanceof type ? 1 : 0)).join('')).join(' ');
    })`);

    expect(new Set(told)).toEqual(new Set(['1000 0100 0010 0001']));
    expect(told).toHaveLength(16);
  });

  test('a bus of one carries servers, clients, recorders and faults of the other', () => {
    const told = evaluate(`pairs(async (one, other) => {
      const bus = new one.MemoryBus();
      const server = new other.MemoryRpcServer({ bus });
      server.registerService(shop(one), { buy: () => { throw new other.RpcError(7, 'sold out'); } });
      await server.start();
      const client = new one.MemoryRpcClient({ bus });
      await client.start();
      const recorder = new other.CallRecorder(bus);
      const faults = new other.FaultInjector(bus);
      faults.fault('shop.buy').once().error(8, 'broken');
      const codes = [];
      for (let n = 0; n < 2; n++) codes.push(await client.proxy(shop(other)).buy({}).catch((error) => error.code));
      return [...codes, recorder.calls(shop(one).methods.buy).length].join(' ');
    })`);

    expect(new Set(told)).toEqual(new Set(['8 7 2']));
  });

  test('matchers of one take what the other made as their subject', () => {
    const told = evaluate(`pairs((one, other) => one.withMemoryRpc({ services: [shop(other)] }, async (rpc) => {
      rpc.on('shop.buy').rejects(new other.RpcError(7, 'sold out'));
      await rpc.clients.shop.buy({}).catch(() => undefined);
      const { toHaveBeenCalledRpc, toHaveRejectedRpc } = other.matchers;
      const context = { isNot: false, equals: Object.is, utils: {} };
      return [
        toHaveBeenCalledRpc.call(context, rpc, 'shop.buy').pass,
        toHaveBeenCalledRpc.call(context, rpc.on('shop.buy')).pass,
        toHaveRejectedRpc.call(context, rpc.clients.shop.buy, new one.RpcError(7, 'sold out')).pass,
      ].join(' ');
    }))`);

    expect(new Set(told)).toEqual(new Set(['true true true']));
  });
});

function evaluate(expression: string): string[] {
  const script = `import { createRequire } from 'node:module';
    const require = createRequire(${JSON.stringify(join(home, 'x.js'))});
    const kits = [require('./load.cjs'), require('./other/load.cjs'), await import('./load.mjs'), await import('./other/load.mjs')];
    const schema = { '~standard': { version: 1, vendor: 'x', validate: (value) => ({ value }) } };
    const shop = (kit) => kit.defineContract('shop', { buy: kit.defineMethod({ params: schema, result: schema }) });
    const pairs = (tell) => Promise.all(kits.flatMap((one) => kits.map((other) => tell(one, other))));
    console.log(JSON.stringify(await ${expression}));`;
  const options = ['--input-type=module', '--eval', script];
  return JSON.parse(execFileSync(process.execPath, options, { cwd: home, encoding: 'utf8' })) as string[];
}
