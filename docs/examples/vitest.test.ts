import type { MemoryRpc } from 'rpc-testkit/vitest';
import { describe } from 'vitest';
import { payments } from './checkout/contracts.js';
// #region set-up
import { test as base } from 'vitest';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { arith } from './arith.js';

const test = base.extend(
  withMemoryRpc({
    services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })],
  }),
);

test('adds', async ({ rpc }) => {
  await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });

  expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
});
// #endregion

// #region override
describe('with an adder that is off by one', () => {
  test.override({
    rpcServices: [implement(arith, { add: ({ a, b }) => ({ sum: a + b + 1 }), log: () => {} })],
  });

  test('adds badly', async ({ rpc }) => {
    await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 6 });
  });
});
// #endregion

// #region on-top
const withApp = test.extend<{ app: Calculator }>({
  app: async ({ rpc }, use) => {
    const app = new Calculator(rpc.clients.arith.add);
    await use(app);
    await app.stop(); // rpc is still there
  },
});

withApp('totals', async ({ app, rpc }) => {
  await expect(app.total([1, 2, 3])).resolves.toBe(6);

  expect(rpc).toHaveBeenCalledRpcTimes('arith.add', 3);
});
// #endregion

// #region hooks
describe('with hooks', () => {
  test.beforeEach(({ rpc }) => {
    rpc.on('arith.log').handle(() => {});
  });

  test.afterEach(async ({ rpc }) => {
    await rpc.idle();
  });

  test('logs', async ({ rpc }) => {
    await rpc.clients.arith.log({ line: 'hi' });
  });
});
// #endregion

// #region concurrent
describe.concurrent('at the same time', () => {
  test.for([1, 2, 3])('sees its own call only, %i', async (a, { rpc, expect }) => {
    await rpc.clients.arith.add({ a, b: 1 });

    expect(rpc.calls().map((call) => call.params)).toEqual([{ a, b: 1 }]);
  });
});
// #endregion

// #region second
interface Billing {
  billing: MemoryRpc<readonly [typeof payments]>;
}

const withBilling = test.extend<Billing>({
  // oxlint-disable-next-line no-empty-pattern
  billing: async ({}, use) => {
    await withMemoryRpc({ services: [payments] }, use);
  },
});

withBilling('has two buses', async ({ rpc, billing }) => {
  billing.on('payments.charge').resolves({ paymentId: 'payment-1' });

  await rpc.clients.arith.add({ a: 2, b: 3 });
  await billing.clients.payments.charge({ idempotencyKey: 'order-1', card: '4242', cents: 500 });

  expect(rpc).toHaveOnlyCalledRpc(['arith.add']);
  expect(billing).toHaveOnlyCalledRpc(['payments.charge']);
});
// #endregion

// #region callback
base('adds, without fixtures', async () => {
  await withMemoryRpc({ services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }) })] }, async (rpc) => {
    await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
  });
});
// #endregion

class Calculator {
  readonly #add: (params: { a: number; b: number }) => Promise<{ sum: number }>;

  constructor(add: (params: { a: number; b: number }) => Promise<{ sum: number }>) {
    this.#add = add;
  }

  async total(numbers: readonly number[]): Promise<number> {
    let total = 0;
    for (const b of numbers) total = (await this.#add({ a: total, b })).sum;
    return total;
  }

  async stop(): Promise<void> {}
}
