import { describe, expect, test } from 'vitest';
import { createGate } from '../memory/support/gate.js';
import { recordingLogger } from '../memory/support/recording-logger.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { depot, depotHandlers, startDepot } from './depot.js';
import type { CurrentConnection } from './suite.js';

/** Starting and stopping. */
export function describeLifeCycle(connection: CurrentConnection): void {
  describe('a client', () => {
    test('rejects calls before its start and after its stop', async () => {
      await startDepot(connection);
      const client = connection().client();

      const early = await rejectionOf(client.call('depot', 'add', { a: 1, b: 1 }));
      await client.start();
      await client.stop();
      const late = await rejectionOf(client.call('depot', 'add', { a: 1, b: 1 }));

      expect(early).toMatchObject({ name: 'RpcTransportError', reason: 'not-started' });
      expect(late).toMatchObject({ name: 'RpcTransportError', reason: 'stopped' });
    });

    test('that stops rejects its calls in flight', async () => {
      const { client, api } = await startDepot(connection);
      const call = rejectionOf(api.wait());

      await client.stop();

      expect(await call).toMatchObject({ name: 'RpcTransportError', reason: 'stopped', method: 'depot.wait' });
    });

    test('stops twice, and does not start again', async () => {
      const { client } = await startDepot(connection);

      await client.stop();
      await client.stop();

      await expect(client.start()).rejects.toBeInstanceOf(Error);
    });
  });

  describe('a server', () => {
    test('refuses one service twice', () => {
      const server = connection().server();
      server.registerService(depot, depotHandlers);

      expect(() => server.registerService(depot, depotHandlers)).toThrow(/depot/);
    });

    test('ignores a registration after its start, and warns', async () => {
      const { logger, entries } = recordingLogger();
      const server = connection().server({ logger });
      await server.start();

      server.registerService(depot, depotHandlers);

      expect(entries).toMatchObject([{ level: 'warn' }]);
    });

    test('starts twice, and concurrently, as once', async () => {
      const server = connection().server();
      server.registerService(depot, depotHandlers);

      await Promise.all([server.start(), server.start()]);
      await server.start();

      const client = connection().client();
      await client.start();
      await expect(client.call('depot', 'add', { a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
    });

    test('that stops lets a running handler end and its caller have the answer', async () => {
      const gate = createGate<string>();
      const arrived = createGate();
      const server = connection().server();
      const wait = (): Promise<string> => {
        arrived.open();
        return gate.promise;
      };
      server.registerService(depot, { ...depotHandlers, wait });
      await server.start();
      const client = connection().client();
      await client.start();
      const call = client.call('depot', 'wait', {});
      await arrived.promise;

      const stopping = server.stop();
      gate.open('done');

      expect(await call).toBe('done');
      await stopping;
    });

    test('past its grace aborts the signals of its handlers', async () => {
      const arrived = createGate<AbortSignal>();
      const server = connection().server();
      server.registerService(depot, {
        ...depotHandlers,
        wait: (_params, { signal }) => {
          arrived.open(signal);
          return new Promise(() => undefined);
        },
      });
      await server.start();
      const client = connection().client();
      await client.start();
      const call = rejectionOf(client.call('depot', 'wait', {}));
      const signal = await arrived.promise;

      await server.stop({ graceMs: 1 });
      await client.stop();

      expect(signal.aborted).toBe(true);
      expect(await call).toMatchObject({ name: 'RpcTransportError', reason: 'stopped' });
    });

    test('stops twice, and does not start again', async () => {
      const server = connection().server();
      server.registerService(depot, depotHandlers);
      await server.start();

      await server.stop();
      await server.stop();

      await expect(server.start()).rejects.toBeInstanceOf(Error);
    });
  });
}
