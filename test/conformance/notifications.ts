import { describe, expect, test } from 'vitest';
import { createGate } from '../memory/support/gate.js';
import { startDepot } from './depot.js';
import type { CurrentConnection } from './suite.js';

/** What becomes of a notification; when it arrives is the transport's own affair. */
export function describeNotifications(connection: CurrentConnection): void {
  describe('a notification', () => {
    test('reaches its handler, without an id', async () => {
      const arrived = createGate<unknown>();
      const { api } = await startDepot(connection, {
        note: ({ line }, { id, method }) => arrived.open({ line, id, method }),
      });

      const resolved = await api.note({ line: 'hi' });

      expect(resolved).toBeUndefined();
      expect(await arrived.promise).toEqual({ line: 'hi', id: undefined, method: 'note' });
    });

    test('by its names reaches its handler too', async () => {
      const arrived = createGate<string>();
      const { client } = await startDepot(connection, { note: ({ line }) => arrived.open(line) });

      await client.notify('depot', 'note', { line: 'hi' });

      expect(await arrived.promise).toBe('hi');
    });

    test('does not wait for its handler', async () => {
      const { api } = await startDepot(connection, { note: () => new Promise(() => undefined) });

      await expect(api.note({ line: 'hi' })).resolves.toBeUndefined();
    });

    test('whose handler throws is logged, and its sender never hears of it', async () => {
      const boom = new Error('boom');
      const threw = createGate();
      const { api, log } = await startDepot(connection, {
        note: () => {
          threw.open();
          throw boom;
        },
      });

      await expect(api.note({ line: 'hi' })).resolves.toBeUndefined();
      await threw.promise;
      await api.add({ a: 1, b: 1 });

      expect(log).toMatchObject([{ level: 'error', error: boom, fields: { service: 'depot', method: 'note' } }]);
    });

    test('that nobody serves is dropped', async () => {
      const { client } = await startDepot(connection);

      await expect(client.notify('nobody', 'note', {})).resolves.toBeUndefined();
    });

    test('to a request method runs it', async () => {
      const arrived = createGate<unknown>();
      const { client } = await startDepot(connection, {
        add: async ({ a, b }, { id }) => {
          arrived.open(id);
          return { sum: a + b };
        },
      });

      await client.notify('depot', 'add', { a: 1, b: 2 });

      expect(await arrived.promise).toBeUndefined();
    });
  });
}
