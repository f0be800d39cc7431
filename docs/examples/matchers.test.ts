import { CallRecorder, expect, withMemoryRpc } from 'rpc-testkit/vitest';
import { test as base } from 'vitest';
import { CARD_DECLINED, inventory, payments } from './checkout/contracts.js';
import { sellMugs, services } from './matchers/conversation.js';
import { failsAs } from './matchers/fails-as.js';

const test = base.extend(withMemoryRpc({ services }));

test('what is said', async ({ rpc }) => {
  await sellMugs(rpc);

  await expect(`${rpc.transcript()}\n`).toMatchFileSnapshot('./matchers/transcript.golden.txt');
});

test('the four subjects, and the two names of a method', async ({ rpc }) => {
  const recorder = new CallRecorder(rpc.bus);
  await sellMugs(rpc);

  // #region subjects
  expect(rpc).toHaveBeenCalledRpcTimes('payments.charge', 2);
  expect(recorder).toHaveBeenCalledRpcTimes(payments.methods.charge, 2);
  expect(rpc.on('payments.charge')).toHaveBeenCalledRpcTimes(2);
  expect(rpc.clients.payments.charge).toHaveBeenCalledRpcTimes(2);
  // #endregion
});

test('toHaveBeenCalledRpc', async ({ rpc }) => {
  await sellMugs(rpc);

  // #region called
  expect(rpc).toHaveBeenCalledRpc('inventory.release');
  expect(rpc).toHaveBeenCalledRpc('mail.confirmOrder', { to: 'ada@example.com', orderId: 'order-1', cents: 3_300 });
  expect(rpc).toHaveBeenCalledRpc('payments.charge', expect.objectContaining({ card: '4242' }));
  // #endregion

  await failsAs('called', () => {
    // #region called-fails
    expect(rpc).toHaveBeenCalledRpc('inventory.reserve', { orderId: 'order-1', sku: 'mug', quantity: 3 });
    // #endregion
  });
});

test('toHaveBeenCalledRpcTimes', async ({ rpc }) => {
  await sellMugs(rpc);

  // #region times
  expect(rpc).toHaveBeenCalledRpcTimes('inventory.reserve', 2);
  // #endregion

  await failsAs('times', () => {
    // #region times-fails
    expect(rpc).toHaveBeenCalledRpcTimes('inventory.release', 2);
    // #endregion
  });
});

test('toHaveBeenCalledRpcOnce', async ({ rpc }) => {
  await sellMugs(rpc);

  // #region once
  expect(rpc).toHaveBeenCalledRpcOnce('inventory.release', { reservationId: 'reservation of order-2' });
  // #endregion

  await failsAs('once', () => {
    // #region once-fails
    expect(rpc).toHaveBeenCalledRpcOnce('payments.charge');
    // #endregion
  });
});

test('toHaveBeenNthCalledRpc', async ({ rpc }) => {
  await sellMugs(rpc);

  // #region nth
  expect(rpc).toHaveBeenNthCalledRpc('inventory.reserve', 2, { orderId: 'order-2', sku: 'mug', quantity: 1 });
  // #endregion

  await failsAs('nth', () => {
    // #region nth-fails
    expect(rpc).toHaveBeenNthCalledRpc('inventory.reserve', 3, { orderId: 'order-3', sku: 'cup', quantity: 1 });
    // #endregion
  });
});

test('toHaveBeenLastCalledRpc', async ({ rpc }) => {
  await sellMugs(rpc);
  const cents = expect.any(Number);

  // #region last
  expect(rpc).toHaveBeenLastCalledRpc('payments.charge', { idempotencyKey: 'order-2', card: '0002', cents });
  // #endregion

  await failsAs('last', () => {
    // #region last-fails
    expect(rpc).toHaveBeenLastCalledRpc('payments.charge', { idempotencyKey: 'order-1', card: '4242', cents });
    // #endregion
  });
});

test('toHaveResolvedRpc', async ({ rpc }) => {
  await sellMugs(rpc);

  // #region resolved
  expect(rpc).toHaveResolvedRpc('inventory.reserve', { reservationId: expect.stringMatching(/order-1$/) });
  // #endregion

  await failsAs('resolved', () => {
    // #region resolved-fails
    expect(rpc).toHaveResolvedRpc('inventory.reserve', { reservationId: 'order-1' });
    // #endregion
  });
});

test('toHaveRejectedRpc', async ({ rpc }) => {
  await sellMugs(rpc);

  // #region rejected
  expect(rpc).toHaveRejectedRpc('payments.charge', CARD_DECLINED);
  expect(rpc).toHaveRejectedRpc('payments.charge', { code: CARD_DECLINED, message: /declined/ });
  // #endregion

  await failsAs('rejected', () => {
    // #region rejected-fails
    expect(rpc).toHaveRejectedRpc('payments.charge', { reason: 'timeout' });
    // #endregion
  });
});

test('toHaveCalledRpcInOrder', async ({ rpc }) => {
  await sellMugs(rpc);

  // #region order
  expect(rpc).toHaveCalledRpcInOrder([
    'inventory.reserve',
    ['payments.charge', expect.objectContaining({ card: '0002' })],
    inventory.methods.release,
  ]);
  // #endregion

  await failsAs('order', () => {
    // #region order-fails
    expect(rpc).toHaveCalledRpcInOrder(['inventory.reserve', 'inventory.release', 'mail.confirmOrder']);
    // #endregion
  });
});

test('toHaveOnlyCalledRpc', async ({ rpc }) => {
  await sellMugs(rpc);

  // #region only
  expect(rpc).toHaveOnlyCalledRpc([...Object.values(inventory.methods), 'payments.charge', 'mail.confirmOrder']);
  // #endregion

  await failsAs('only', () => {
    // #region only-fails
    expect(rpc).toHaveOnlyCalledRpc(['inventory.reserve', 'inventory.release', 'payments.charge']);
    // #endregion
  });
});
