import { RpcTransportError } from 'rpc-testkit';
import { createMemoryRpc, expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { describe, test as base, vi } from 'vitest';
import { arith } from '../arith.js';

const adder = implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} });
const test = base.extend(withMemoryRpc({ services: [adder], clients: ['ann', 'bob'], seed: 1 }));

describe('which calls', () => {
  // #region selectors
  test('a fault says which calls, then what happens to them', async ({ rpc }) => {
    rpc.fault('arith.add').once().error(-32_000, 'boom'); // the next one
    rpc.fault('arith.add').times(2).disconnect(); // the two after it
    rpc.fault('arith.log').nth(3).dropRequest().optional(); // the third from now
    rpc.fault('arith.*').from('bob').hang(); // all of one client
    rpc
      .fault(arith.methods.add)
      .when(({ params }) => params.a > 100)
      .throws(new RangeError('too large'));
    rpc.fault('*').probability(0.1).delay({ min: 10, max: 50 }); // one in ten, drawn from the seed

    await expect(rpc.clients.arith.add({ a: 2, b: 3 })).rejects.toMatchObject({ code: -32_000 });
    await expect(rpc.clients.arith.add({ a: 2, b: 3 })).rejects.toBeInstanceOf(RpcTransportError);
    await expect(rpc.clients.arith.add({ a: 2, b: 3 })).rejects.toMatchObject({ reason: 'disconnected' });
    await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
    await expect(rpc.clients.arith.add({ a: 101, b: 0 })).rejects.toMatchObject({ code: -32_603 });
  });
  // #endregion

  // #region one-wins
  test('one fault wins a call, and a delay adds to it', async ({ rpc }) => {
    rpc.fault('arith.add').error(1);
    rpc.fault('*').error(2); // newer
    rpc.fault('arith.add').once().error(3); // counted
    rpc.fault('arith.add').delay(1);

    const codes = [];
    for (const a of [0, 1]) codes.push(await rpc.clients.arith.add({ a, b: 0 }).catch(({ code }) => code as number));

    expect(codes).toEqual([3, 2]);
    await expect(rpc.transcript()).toMatchFileSnapshot('./transcript.golden.txt');
  });
  // #endregion
});

// #region handle
test('a fault can be counted, and taken off', async ({ rpc }) => {
  {
    using fault = rpc.fault('arith.add').error(1);
    await expect(rpc.clients.arith.add({ a: 2, b: 3 })).rejects.toMatchObject({ code: 1 });
    expect(fault.fired).toBe(1);
  } // taken off here, as by fault.remove()

  await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
});
// #endregion

// #region unused
test('a counted fault that did not fire fails its test', async () => {
  const rpc = await createMemoryRpc({ services: [adder] });
  rpc.fault('arith.add').once().error(1);

  await expect(rpc.close()).rejects.toMatchObject({
    problems: [{ kind: 'unused', message: 'fault arith.add error once: fired 0 of 1' }],
  });
});
// #endregion

// #region notification
test('a lost notification looks well to its sender', async ({ rpc }) => {
  rpc.fault('arith.log').dropRequest();

  await rpc.clients.arith.log({ line: 'hi' });

  expect(rpc.on('arith.log').lastCall?.outcome).toEqual({ status: 'lost' });
});
// #endregion

// #region fake-timers
test('a delay is driven by fake timers', async ({ rpc }) => {
  vi.useFakeTimers();
  rpc.fault('arith.add').delay(5_000);

  const adding = rpc.clients.arith.add({ a: 2, b: 3 });
  await vi.advanceTimersByTimeAsync(5_000);

  await expect(adding).resolves.toEqual({ sum: 5 });
  vi.useRealTimers();
});
// #endregion
