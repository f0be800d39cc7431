import type { ClientOf, Handlers } from 'rpc-testkit';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { describe, test as plain, vi } from 'vitest';
import { arith } from './arith.js';
import { total } from './migration/total.js';

describe('before', () => {
  const test = plain;

  // #region hand-made
  test('totals', async () => {
    const calls: unknown[] = [];
    const client: ClientOf<typeof arith> = {
      add: async (params) => {
        calls.push(params);
        return { sum: params.a + params.b };
      },
      log: async () => {},
    };

    await expect(total(client, [1, 2])).resolves.toBe(3);

    expect(calls).toEqual([
      { a: 0, b: 1 },
      { a: 1, b: 2 },
    ]);
  });
  // #endregion

  // #region mock
  test('goes on from what it is told', async () => {
    const client = { add: vi.fn<ClientOf<typeof arith>['add']>(), log: vi.fn() };
    client.add.mockResolvedValueOnce({ sum: 10 }).mockResolvedValue({ sum: 11 });

    await expect(total(client, [1, 2])).resolves.toBe(11);

    expect(client.add).toHaveBeenLastCalledWith({ a: 10, b: 2 });
  });
  // #endregion
});

describe('after', () => {
  // #region set-up
  const test = plain.extend(
    withMemoryRpc({
      services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })],
    }),
  );
  // #endregion

  // #region real
  test('totals', async ({ rpc }) => {
    await expect(total(rpc.clients.arith, [1, 2])).resolves.toBe(3);

    expect(rpc.calls('arith.add').map(({ params }) => params)).toEqual([
      { a: 0, b: 1 },
      { a: 1, b: 2 },
    ]);
  });
  // #endregion

  // #region stub
  test('goes on from what it is told', async ({ rpc }) => {
    const add = rpc.on('arith.add').resolvesOnce({ sum: 10 }).resolves({ sum: 11 });

    await expect(total(rpc.clients.arith, [1, 2])).resolves.toBe(11);

    expect(add).toHaveBeenLastCalledWith({ a: 10, b: 2 });
  });
  // #endregion

  plain('a mock may be the handler', async () => {
    // #region handler
    const add = vi.fn<Handlers<typeof arith>['add']>(({ a, b }) => ({ sum: a + b }));

    await withMemoryRpc({ services: [implement(arith, { add })] }, async (rpc) => {
      await total(rpc.clients.arith, [5]);
    });

    expect(add).toHaveBeenCalledExactlyOnceWith({ a: 0, b: 5 }, expect.objectContaining({ from: 'client' }));
    // #endregion
  });

  plain('a suite may be moved step by step', async () => {
    // #region lenient
    const rpcOptions = {
      services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }) })],
      strict: { unhandled: 'warn', inFlight: 'warn' }, // until the old tests are in order
    } as const;
    // #endregion

    await withMemoryRpc(rpcOptions, (rpc) => total(rpc.clients.arith, [1]));
  });
});
