import { RpcTransportError } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { createGate } from '../memory/support/gate.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startDepot } from './depot.js';
import type { CurrentConnection } from './suite.js';

/** How long a caller waits, and how it stops waiting. Real clock: a transport may need it. */
export function describePatience(connection: CurrentConnection): void {
  describe('a call that is not answered', () => {
    test('rejects at its timeout', async () => {
      const { api } = await startDepot(connection);

      const error = await rejectionOf(api.wait({}, { timeoutMs: 5 }));

      expect(error).toBeInstanceOf(RpcTransportError);
      expect(error).toMatchObject({
        reason: 'timeout',
        method: 'depot.wait',
        message: 'depot.wait: no reply within 5 ms',
      });
    });

    test('rejects at the timeout of its client', async () => {
      await startDepot(connection);
      const client = connection().client({ defaultTimeoutMs: 5 });
      await client.start();

      await expect(client.call('depot', 'wait', {})).rejects.toMatchObject({ reason: 'timeout' });
    });

    test('does not tell its handler, and is not sent again', async () => {
      const signals: AbortSignal[] = [];
      const { api } = await startDepot(connection, {
        wait: (_params, { signal }) => {
          signals.push(signal);
          return new Promise(() => undefined);
        },
      });

      let asked = 0;
      // On a busy machine a request may take longer than its caller waits.
      for (; signals.length === 0; asked++) await rejectionOf(api.wait({}, { timeoutMs: 100 * 2 ** asked }));
      await api.add({ a: 1, b: 1 });

      expect(signals.map(({ aborted }) => aborted)).not.toContain(true);
      expect(signals.length).toBeLessThanOrEqual(asked);
    });

    test('leaves a late answer unread', async () => {
      const late = createGate<string>();
      const { api } = await startDepot(connection, { wait: () => late.promise });
      const error = await rejectionOf(api.wait({}, { timeoutMs: 5 }));

      late.open('too late');

      expect(await api.add({ a: 2, b: 3 })).toEqual({ sum: 5 });
      expect(error).toMatchObject({ reason: 'timeout' });
    });

    test('rejects when its signal aborts', async () => {
      const arrived = createGate();
      const { api } = await startDepot(connection, {
        wait: () => {
          arrived.open();
          return new Promise(() => undefined);
        },
      });
      const controller = new AbortController();
      const call = rejectionOf(api.wait({}, { signal: controller.signal }));
      await arrived.promise;

      controller.abort();

      expect(await call).toMatchObject({ name: 'RpcTransportError', reason: 'aborted', method: 'depot.wait' });
    });

    test('is not sent when its signal has aborted', async () => {
      let arrived = 0;
      const { api } = await startDepot(connection, {
        wait: async () => {
          arrived += 1;
          return 'x';
        },
      });

      const error = await rejectionOf(api.wait({}, { signal: AbortSignal.abort() }));
      await api.add({ a: 1, b: 1 });

      expect(error).toMatchObject({ reason: 'aborted' });
      expect(arrived).toBe(0);
    });
  });

  test.each([0, -1, Number.NaN, 2_147_483_648])('a timeout of %d ms is a RangeError', async (timeoutMs) => {
    const { client } = await startDepot(connection);

    await expect(client.call('depot', 'add', { a: 1, b: 1 }, { timeoutMs })).rejects.toBeInstanceOf(RangeError);
    expect(() => connection().client({ defaultTimeoutMs: timeoutMs })).toThrow(RangeError);
  });
}
