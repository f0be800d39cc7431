import { expect, test } from '@jest/globals';
import { runNode } from './run-node.js';

const both = `
  import { createRequire } from 'node:module';
  import * as esm from 'rpc-testkit';
  const cjs = createRequire(process.cwd() + '/package.json')('rpc-testkit');
`;

test('the two builds are two modules, and each knows the errors of the other by instanceof', () => {
  const script = `${both}
    const make = (m) => [
      new m.RpcError(1, 'x'),
      new m.RpcProtocolError('x'),
      new m.RpcTransportError('timeout', 'x'),
    ];
    const knows = (m, errors) => errors.map((e) => [m.RpcError, m.RpcProtocolError, m.RpcTransportError].map((c) => e instanceof c));
    console.log(JSON.stringify([esm.RpcError === cjs.RpcError, knows(esm, make(cjs)), knows(cjs, make(esm))]));
  `;

  const told = runNode(script, 'module');

  const each = [
    [true, false, false],
    [false, true, false],
    [false, false, true],
  ];
  expect(told).toEqual([false, each, each]);
});

test('an error of the one build thrown in a handler of the other keeps its code', () => {
  const script = `${both}
    const schema = { '~standard': { version: 1, vendor: 'x', validate: (value) => ({ value }) } };
    const contract = cjs.defineContract('shop', { buy: cjs.defineMethod({ params: schema, result: schema }) });
    const bus = new esm.MemoryBus();
    const server = new esm.MemoryRpcServer({ bus });
    server.registerService(contract, { buy: () => { throw new cjs.RpcError(7, 'sold out', { left: 0 }); } });
    await server.start();
    const client = new cjs.MemoryRpcClient({ bus });
    await client.start();
    const error = await client.proxy(contract).buy({}).catch((e) => e);
    console.log(JSON.stringify([error.code, error.message, error.data, error instanceof esm.RpcError]));
  `;

  const told = runNode(script, 'module');

  expect(told).toEqual([7, 'sold out', { left: 0 }, true]);
});

test.each(['esm', 'cjs'])('in the %s build, the stack of a rejection names the line of the caller', (build) => {
  const script = `${both}
    const { MemoryBus, MemoryRpcClient } = ${build};
    const client = new MemoryRpcClient({ bus: new MemoryBus() });
    await client.start();
    async function lineOfTheCaller() {
      await client.call('nobody', 'there', {});
    }
    const error = await lineOfTheCaller().catch((e) => e);
    console.log(JSON.stringify([error.code, error.stack.includes('at async lineOfTheCaller')]));
  `;

  const told = runNode(script, 'module');

  expect(told).toEqual([-32601, true]);
});

test('the quickstart runs from plain CommonJS', () => {
  const script = `
    const { MemoryBus, MemoryRpcClient, MemoryRpcServer, defineContract, defineMethod } = require('rpc-testkit');
    const { z } = require('zod');
    const arith = defineContract('arith', {
      add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
    });
    (async () => {
      const bus = new MemoryBus();
      const server = new MemoryRpcServer({ bus });
      server.registerService(arith, { add: async ({ a, b }) => ({ sum: a + b }) });
      await server.start();
      const client = new MemoryRpcClient({ bus });
      await client.start();
      const sum = await client.proxy(arith).add({ a: 2, b: 3 });
      await client.stop();
      await server.stop();
      console.log(JSON.stringify(sum));
    })();
  `;

  const told = runNode(script, 'commonjs');

  expect(told).toEqual({ sum: 5 });
});
