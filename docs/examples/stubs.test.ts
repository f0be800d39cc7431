import { RpcError } from 'rpc-testkit';
import { expect, implement, type RpcTestError, withMemoryRpc } from 'rpc-testkit/vitest';
import { describe, test as base, vi } from 'vitest';
import { arith } from './arith.js';
import { CARD_DECLINED, inventory, payments } from './checkout/contracts.js';

// #region services
const test = base.extend(
  withMemoryRpc({
    services: [
      implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} }),
      payments, // a bare contract: nothing is implemented, all of it is stubbed
      inventory,
    ],
  }),
);
// #endregion

const charge = { idempotencyKey: 'order-1', card: '4242', cents: 3_300 };

describe('answers', () => {
  // #region resolves
  test('a stub answers with a result, checked by the contract', async ({ rpc }) => {
    rpc.on('payments.charge').resolves({ paymentId: 'payment-1' });

    await expect(rpc.clients.payments.charge(charge)).resolves.toEqual({ paymentId: 'payment-1' });
  });
  // #endregion

  // #region rejects
  test('a stub answers with an error', async ({ rpc }) => {
    rpc.on('payments.charge').rejects(new RpcError(CARD_DECLINED, 'card declined'));

    await expect(rpc.clients.payments.charge(charge)).rejects.toMatchObject({ code: CARD_DECLINED });
  });
  // #endregion

  // #region handle
  test('a stub answers as a function does', async ({ rpc }) => {
    rpc.on('payments.charge').handle(({ idempotencyKey, cents }) => {
      if (cents > 100_000) throw new RpcError(CARD_DECLINED, 'over the limit');
      return { paymentId: `payment for ${idempotencyKey}` };
    });

    await expect(rpc.clients.payments.charge(charge)).resolves.toEqual({ paymentId: 'payment for order-1' });
  });
  // #endregion

  // #region hangs
  test('a stub never answers, and the caller gives up', async ({ rpc }) => {
    vi.useFakeTimers();
    rpc.on('payments.charge').hangs();

    const charging = rpc.clients.payments.charge(charge, { timeoutMs: 2_000 });
    const givenUp = expect(charging).rejects.toMatchObject({ reason: 'timeout' });
    await vi.advanceTimersByTimeAsync(2_000);

    await givenUp;
    vi.useRealTimers();
  });
  // #endregion

  // #region calls-real
  test('a stub lets some calls through to the real handler', async ({ rpc }) => {
    rpc.on('arith.add').resolves({ sum: 0 });
    rpc.on('arith.add').calledWith({ a: 2 }).callsReal();

    await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
    await expect(rpc.clients.arith.add({ a: 1, b: 3 })).resolves.toEqual({ sum: 0 });
  });
  // #endregion
});

describe('which calls', () => {
  // #region called-with
  test('a stub answers the calls whose params match', async ({ rpc }) => {
    const reserve = rpc.on('inventory.reserve');
    reserve.calledWith({ sku: 'mug' }).resolves({ reservationId: 'a mug' });
    reserve.calledWith({ sku: expect.stringMatching(/^poster-/) }).resolves({ reservationId: 'a poster' });
    reserve.calledWith(({ quantity }) => quantity > 100).rejects(new RpcError(1001, 'out of stock'));

    const ask = (sku: string, quantity = 1) => rpc.clients.inventory.reserve({ orderId: '1', sku, quantity });
    await expect(ask('mug')).resolves.toEqual({ reservationId: 'a mug' });
    await expect(ask('poster-a3')).resolves.toEqual({ reservationId: 'a poster' });
    await expect(ask('mug', 101)).rejects.toMatchObject({ code: 1001 });
  });
  // #endregion

  // #region precedence
  test('counted stubs first, in the order given; then the newest that matches', async ({ rpc }) => {
    rpc.on('arith.add').resolves({ sum: 0 });
    rpc.on('arith.add').calledWith({ a: 2 }).resolves({ sum: 22 });
    rpc.on('arith.add').resolvesOnce({ sum: 1 }).rejectsOnce(new Error('second'));

    const add = (a: number) => rpc.clients.arith.add({ a, b: 0 });
    await expect(add(2)).resolves.toEqual({ sum: 1 });
    await expect(add(2)).rejects.toMatchObject({ code: -32603 });
    await expect(add(2)).resolves.toEqual({ sum: 22 });
    await expect(add(3)).resolves.toEqual({ sum: 0 });
  });
  // #endregion

  // #region optional
  test('a counted stub that need not fire', async ({ rpc }) => {
    rpc.on('payments.charge').rejectsOnce(new Error('line broken')).optional();

    await rpc.clients.arith.add({ a: 1, b: 2 });
  });
  // #endregion
});

describe('a handle', () => {
  // #region reads
  test('a handle has the records of its method', async ({ rpc }) => {
    const add = rpc.on('arith.add');

    await rpc.clients.arith.add({ a: 1, b: 2 });
    await rpc.clients.arith.add({ a: 3, b: 4 });

    expect(add.calls.map((call) => call.params.a)).toEqual([1, 3]);
    expect(add.nthCall(1)?.params).toEqual({ a: 1, b: 2 });
    expect(add.lastCall?.outcome).toEqual({ status: 'resolved', result: { sum: 7 } });
  });
  // #endregion

  // #region mock
  test("a handle works with the runner's own matchers", async ({ rpc }) => {
    await rpc.clients.arith.add({ a: 2, b: 3 });

    expect(rpc.on('arith.add')).toHaveBeenCalledTimes(1);
    expect(rpc.on('arith.add')).toHaveBeenCalledWith({ a: 2, b: expect.any(Number) });
    expect(rpc.on('arith.add')).toHaveReturnedWith({ sum: 5 });
    expect(rpc.on('arith.log')).not.toHaveBeenCalled();
  });
  // #endregion
});

base('a miss says which stub was closest', async () => {
  const failing = withMemoryRpc({ services: [inventory] }, async (rpc) => {
    // #region miss
    rpc.on('inventory.reserve').calledWith({ sku: 'mug', quantity: 2 }).resolves({ reservationId: '1' });
    rpc.on('inventory.reserve').calledWith({ sku: 'poster', quantity: 1 }).resolves({ reservationId: '2' });

    await rpc.clients.inventory.reserve({ orderId: '1', sku: 'mug', quantity: 3 }).catch(() => {});
    // #endregion
  });

  const error = (await failing.catch((reason: unknown) => reason)) as RpcTestError;

  await expect(error.problems[0]?.message).toMatchFileSnapshot('./stubs/miss.golden.txt');
});

base('a stub that breaks its contract is named', async () => {
  const failing = withMemoryRpc({ services: [payments] }, async (rpc) => {
    // #region broken
    rpc.on('payments.charge').resolves({ id: 'payment-1' } as never);

    await rpc.clients.payments.charge(charge).catch(() => {});
    // #endregion
  });

  const error = (await failing.catch((reason: unknown) => reason)) as RpcTestError;

  await expect(error.problems[0]?.message).toMatchFileSnapshot('./stubs/broken.golden.txt');
});
