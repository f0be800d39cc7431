// #region plain-bus
import { MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { CallRecorder, FaultInjector } from 'rpc-testkit/fixtures';
import { expect, test } from 'vitest';
import { arith } from '../arith.js';

test('any bus can be disturbed', async () => {
  const bus = new MemoryBus();
  await using server = new MemoryRpcServer({ bus });
  server.registerService(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} });
  await server.start();
  await using client = new MemoryRpcClient({ bus });
  await client.start();
  using recorder = new CallRecorder(bus);
  using faults = new FaultInjector(bus, { seed: 1 });
  faults.fault('arith.add').probability(0.5).error(-32_000, 'overloaded');

  for (let a = 1; a <= 4; a++) await client.call('arith', 'add', { a, b: 0 }).catch(() => {});

  await expect(recorder.transcript()).toMatchFileSnapshot('./plain-bus.golden.txt');
});
// #endregion
