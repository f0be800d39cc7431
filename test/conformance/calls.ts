import { describe, expect, test } from 'vitest';
import { createGate } from '../memory/support/gate.js';
import { startDepot } from './depot.js';
import type { CurrentConnection } from './suite.js';

/** What a call brings back. */
export function describeCalls(connection: CurrentConnection): void {
  describe('a call', () => {
    test('is answered, by its names and by the typed client', async () => {
      const { client, api } = await startDepot(connection);

      const sums = [await client.call('depot', 'add', { a: 2, b: 3 }), await api.add({ a: 2, b: 3 })];

      expect(sums).toEqual([{ sum: 5 }, { sum: 5 }]);
    });

    test.each([0, '', false, null, -1.5, 'ünïcödé 😀\n"', [], {}, [[null]], { a: { b: [1, 'x', true, null] } }])(
      'carries %j there and back',
      async (value) => {
        const { client, api } = await startDepot(connection);

        const echoes = [await client.call('depot', 'echo', { value }), await api.echo([value])];

        expect(echoes).toEqual([{ value }, [value]]);
      },
    );

    test('carries what JSON leaves of its params', async () => {
      const { api } = await startDepot(connection);

      const echo = await api.echo({ gone: undefined, zero: -0, at: new Date(0) });

      expect(echo).toStrictEqual({ zero: 0, at: '1970-01-01T00:00:00.000Z' });
    });

    test('carries a member called __proto__ as data', async () => {
      const { api } = await startDepot(connection);

      const echo = await api.echo(JSON.parse('{"__proto__":{"x":1}}'));

      expect(JSON.stringify(echo)).toBe('{"__proto__":{"x":1}}');
      expect('x' in {}).toBe(false);
    });

    test('carries a megabyte', async () => {
      const { api } = await startDepot(connection);
      const long = 'é'.repeat(500_000);

      const echo = await api.echo({ long });

      expect((echo as { long: string }).long === long).toBe(true);
    });

    test('tells a result of undefined from null, and parses it once', async () => {
      const { api, client } = await startDepot(connection);

      const results = [
        await api.perhaps({}),
        await api.perhaps({ value: 5 }),
        await client.call('depot', 'perhaps', {}),
      ];

      expect(results).toEqual([undefined, new Date(5), null]);
    });

    test('gives the handler the output of its params schema, the caller the output of its result schema', async () => {
      const { api, client } = await startDepot(connection);

      const texts = [await api.greet(), await api.greet({ name: 'Ada' }), await client.call('depot', 'greet', {})];

      expect(texts).toEqual([{ text: 'hello you' }, { text: 'hello Ada' }, { text: 'hello you' }]);
    });

    test('brings back nothing as nothing', async () => {
      const { api, client } = await startDepot(connection);

      const nothings = [await api.nothing(), await client.call('depot', 'nothing', {})];

      expect(nothings).toEqual([undefined, null]);
    });

    test('tells its handler who calls, and what', async () => {
      const seen: unknown[] = [];
      await startDepot(connection, {
        add: async (_params, { service, method, from, id, signal }) => {
          seen.push({ service, method, from, hasId: id !== undefined, aborted: signal.aborted });
          return { sum: 0 };
        },
      });
      const client = connection().client({ instanceId: 'till-3' });
      await client.start();

      await client.call('depot', 'add', { a: 1, b: 2 });

      expect(seen).toEqual([{ service: 'depot', method: 'add', from: 'till-3', hasId: true, aborted: false }]);
    });
  });

  describe('calls', () => {
    test('overlap, and each gets its own answer, whatever the order of the answers', async () => {
      const last = createGate();
      const { api } = await startDepot(connection, {
        add: async ({ a, b }) => {
          if (a === 99) last.open();
          await last.promise;
          return { sum: a + b };
        },
      });

      const sums = await Promise.all(Array.from({ length: 100 }, (_, a) => api.add({ a, b: 1 })));

      expect(sums).toEqual(Array.from({ length: 100 }, (_, a) => ({ sum: a + 1 })));
    });

    test('of many clients do not mix', async () => {
      await startDepot(connection);
      const clients = await Promise.all(
        Array.from({ length: 10 }, async () => {
          const client = connection().client();
          await client.start();
          return client;
        }),
      );

      const sums = await Promise.all(clients.map((client, n) => client.call('depot', 'add', { a: n, b: n })));

      expect(sums).toEqual(clients.map((_, n) => ({ sum: 2 * n })));
    });
  });
}
