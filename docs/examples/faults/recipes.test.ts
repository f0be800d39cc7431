import { expect, withMemoryRpc } from 'rpc-testkit/vitest';
import { afterEach, beforeEach, describe, test as base, vi } from 'vitest';
import { createCheckout } from '../checkout/checkout.js';
import { inventory, mail, payments } from '../checkout/contracts.js';
import { orderOf } from '../checkout/orders.js';
import { openShop, type Shop } from '../checkout/services.js';
import { createBreaker, createSearchBox, search, withRetry } from './application.js';

// #region services
const test = base.extend(withMemoryRpc({ services: [inventory, payments, mail, search] }));
// #endregion

const charge = { idempotencyKey: 'order-1', card: '4242', cents: 3_300 };
let shop: Shop;

beforeEach(() => {
  shop = openShop({ mug: 10, poster: 1 });
});
afterEach(() => void vi.useRealTimers());

// #region idempotency
test('a retry after a lost reply charges once', async ({ rpc }) => {
  vi.useFakeTimers();
  rpc.on('payments.charge').handle(shop.payments.charge);
  rpc.fault('payments.charge').once().dropReply();

  const paying = withRetry(() => rpc.clients.payments.charge(charge, { timeoutMs: 2_000 }));
  await rpc.idle(); // the card is charged, the reply is lost, the caller waits
  vi.advanceTimersByTime(2_000);

  await expect(paying).resolves.toEqual({ paymentId: 'payment-1' });
  expect(rpc).toHaveBeenCalledRpcTimes('payments.charge', 2);
  expect(shop.charges.size).toBe(1);
});
// #endregion

// #region retry
test('a lost request is sent again', async ({ rpc }) => {
  vi.useFakeTimers();
  rpc.on('payments.charge').handle(shop.payments.charge);
  rpc.fault('payments.charge').once().dropRequest();

  const paying = withRetry(() => rpc.clients.payments.charge(charge, { timeoutMs: 2_000 }));
  await rpc.idle();
  expect(shop.charges.size).toBe(0);
  vi.advanceTimersByTime(2_000);

  await expect(paying).resolves.toEqual({ paymentId: 'payment-1' });
});
// #endregion

// #region timeout
test('a service that never answers is given two seconds', async ({ rpc }) => {
  vi.useFakeTimers();
  rpc.fault('payments.charge').hang();

  const outcome = expect(rpc.clients.payments.charge(charge, { timeoutMs: 2_000 })).rejects;
  vi.advanceTimersByTime(2_000);

  await outcome.toMatchObject({ reason: 'timeout', method: 'payments.charge' });
});
// #endregion

// #region breaker
test('after three failures the breaker lets nothing through for a minute', async ({ rpc }) => {
  vi.useFakeTimers();
  rpc.on('search.run').resolves({ hits: ['mug'] });
  rpc.fault('search.run').times(3).error(-32_000, 'overloaded');
  const guarded = createBreaker(3, 60_000);
  const look = () => guarded(() => rpc.clients.search.run({ text: 'mug' }));

  for (let failure = 1; failure <= 3; failure++) await expect(look()).rejects.toMatchObject({ code: -32_000 });
  await expect(look()).rejects.toThrow('resting');
  expect(rpc).toHaveBeenCalledRpcTimes('search.run', 3);
  vi.advanceTimersByTime(60_000);

  await expect(look()).resolves.toEqual({ hits: ['mug'] });
});
// #endregion

// #region fallback
test('a bug in the search is no bug of the box', async ({ rpc }) => {
  rpc.fault('search.run').throws(new TypeError("can't read properties of undefined"));
  const box = createSearchBox(rpc.clients.search);

  await box.type('mug');

  expect(box.shown).toBe('The search is out of order.');
});
// #endregion

// #region stale-answer
test('an answer to what was typed before is not shown', async ({ rpc }) => {
  vi.useFakeTimers();
  rpc.on('search.run').handle(({ text }) => ({ hits: [`${text}!`] }));
  rpc.fault('search.run').once().delay(300, { at: 'reply' });
  const box = createSearchBox(rpc.clients.search);

  const typing = [box.type('m'), box.type('mug')];
  await typing[1];
  expect(box.shown).toBe('mug!');
  await vi.advanceTimersByTimeAsync(300);
  await typing[0];

  expect(box.shown).toBe('mug!');
});
// #endregion

// #region duplicate-delivery
test('a charge that is delivered twice is made once', async ({ rpc }) => {
  rpc.on('payments.charge').handle(shop.payments.charge);
  rpc.fault('payments.charge').duplicate();

  await rpc.clients.payments.charge(charge);

  expect(shop.charges.size).toBe(1);
});
// #endregion

// #region partial-outage
test('an order goes through while the mail service is down', async ({ rpc }) => {
  rpc.on('inventory.reserve').handle(shop.inventory.reserve);
  rpc.on('payments.charge').handle(shop.payments.charge);
  rpc.fault('mail.*').disconnect();
  const warn = vi.fn();

  const receipt = await createCheckout(rpc.clients, { warn }).placeOrder(orderOf());

  expect(receipt).toEqual({ status: 'confirmed', paymentId: 'payment-1' });
  expect(warn).toHaveBeenCalledOnce();
});
// #endregion

describe('replies that are wrong', () => {
  // #region corrupt
  test('a result that breaks the contract is refused at the caller', async ({ rpc }) => {
    rpc.on('payments.charge').handle(shop.payments.charge);
    rpc.fault('payments.charge').corrupt((result) => ({ ...result, paymentId: 7 }));

    await expect(rpc.clients.payments.charge(charge)).rejects.toThrow(/payments\.charge: .*paymentId/);
  });
  // #endregion

  // #region malformed
  test('an answer that nobody can read is an answer: nothing is charged again', async ({ rpc }) => {
    rpc.on('payments.charge').handle(shop.payments.charge);
    rpc.fault('payments.charge').malformed('truncated');

    const paying = withRetry(() => rpc.clients.payments.charge(charge));

    await expect(paying).rejects.toMatchObject({ name: 'RpcProtocolError' });
    expect(rpc).toHaveBeenCalledRpcOnce('payments.charge');
  });
  // #endregion
});
