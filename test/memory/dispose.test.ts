import { MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { expect, test } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';

const asyncDispose: typeof Symbol.asyncDispose = Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose');

test('await using stops a client and a server, the last first', async () => {
  const bus = new MemoryBus();
  let kept: MemoryRpcClient;

  {
    await using server = new MemoryRpcServer({ bus });
    server.registerService(arith, arithHandlers);
    await server.start();
    await using client = new MemoryRpcClient({ bus });
    await client.start();
    kept = client;
    await expect(client.call('arith', 'add', { a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
  }

  await expect(kept.call('arith', 'add', { a: 2, b: 3 })).rejects.toMatchObject({ reason: 'stopped' });
  const late = new MemoryRpcClient({ bus });
  await late.start();
  await expect(late.call('arith', 'add', { a: 2, b: 3 })).rejects.toMatchObject({ code: -32601 });
  await late.stop();
});

test('both have the method that await using looks for', () => {
  const bus = new MemoryBus();

  const methods = [new MemoryRpcServer({ bus })[asyncDispose], new MemoryRpcClient({ bus })[asyncDispose]];

  expect(methods.map((method) => typeof method)).toEqual(['function', 'function']);
});
