import { RpcError } from 'rpc-testkit';
import { expect, implement, RpcTestError, withMemoryRpc } from 'rpc-testkit/vitest';
import { describe, test as base } from 'vitest';
import { arith } from './arith.js';
import { payments } from './checkout/contracts.js';

const options = {
  services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} }), payments],
} as const;
const charge = { idempotencyKey: 'order-1', card: '4242', cents: 500 };

base('a call that nobody awaits fails the test that made it', async () => {
  const test = withMemoryRpc(options, async (rpc) => {
    // #region not-awaited
    rpc.on('payments.charge').hangs();

    void rpc.clients.payments.charge(charge); // where is the await?

    await rpc.waitForCall('payments.charge');
    // #endregion
  });

  const { message } = await errorOf(test);
  await expect(message).toMatchFileSnapshot('./strict/not-awaited.golden.txt');
});

base('all problems come in one error', async () => {
  const test = withMemoryRpc(options, async (rpc) => {
    // #region several
    rpc.fault('arith.add').times(2).error(-32_000, 'busy');
    await rpc.clients.arith.add({ a: 2, b: 3 }).catch(() => 'try again later');

    await rpc.client.notify('arith', 'log', { line: 42 });

    await rpc.clients.payments.charge(charge).catch(() => 'never mind');
    // #endregion
  });

  const { message, problems } = await errorOf(test);
  await expect(message).toMatchFileSnapshot('./strict/several.golden.txt');
  expect(problems.map(({ kind }) => kind).toSorted()).toEqual(['handlerErrors', 'unhandled', 'unused']);
});

// #region severity
const test = base.extend(
  withMemoryRpc({
    ...options,
    strict: { unused: 'warn', unhandled: 'off' }, // the other kinds stay 'error'
  }),
);
// #endregion

test('off is off', async ({ rpc }) => {
  await rpc.clients.payments.charge(charge).catch(() => {});
});

describe('with the default', () => {
  const test = base.extend(withMemoryRpc(options));

  // #region allow
  test('gives up on a payment, whatever becomes of it', async ({ rpc }) => {
    rpc.allow({ inFlight: ['payments.charge'] });
    rpc.on('payments.charge').hangs();

    void rpc.clients.payments.charge(charge);

    await rpc.waitForCall('payments.charge');
  });
  // #endregion

  // #region optional
  test('tries again, should the first try fail', async ({ rpc }) => {
    rpc.fault('arith.add').nth(2).error(-32_000, 'busy').optional(); // there may be no second call

    await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
  });
  // #endregion

  // #region verify
  test('has left nothing behind half-way', async ({ rpc }) => {
    await rpc.clients.arith.add({ a: 2, b: 3 });
    await rpc.verify(); // what teardown checks, now

    await rpc.clients.arith.add({ a: 3, b: 4 });
  });
  // #endregion
});

// #region all
const thorough = base.extend(withMemoryRpc({ ...options, strict: { unused: 'all' } }));
// #endregion

thorough('needs the stub that it has', async ({ rpc }) => {
  rpc.on('payments.charge').resolves({ paymentId: 'payment-1' });

  await rpc.clients.payments.charge(charge);
});

// #region silent
const quiet = base.extend(withMemoryRpc({ ...options, logger: { warn: () => {}, error: () => {} } }));
// #endregion

quiet.fails('prints nothing, though it fails', async ({ rpc }) => {
  await rpc.clients.arith.add({ a: 2, b: 3 });
  throw new Error('as expected');
});

base('the error of the body is the one that counts', async () => {
  const mine = new RpcError(1, 'mine');

  const failed = withMemoryRpc({ ...options, logger: { warn: () => {}, error: () => {} } }, () => {
    throw mine;
  });

  await expect(failed).rejects.toBe(mine);
});

base('a later call says whose rpc it was', async () => {
  // #region later
  const { arith: late } = await withMemoryRpc(options, (rpc) => rpc.clients);

  await expect(late.add({ a: 2, b: 3 })).rejects.toMatchObject({
    reason: 'stopped',
    message: expect.stringContaining('the test "a later call says whose rpc it was" that owned this rpc has ended'),
  });
  // #endregion
});

async function errorOf(failed: Promise<unknown>): Promise<RpcTestError> {
  const error: unknown = await failed.catch((thrown: unknown) => thrown);
  if (error instanceof RpcTestError) return error;
  throw error;
}
