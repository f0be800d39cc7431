import { describe, expect, test } from 'vitest';
import { DETACH } from '../../src/transport/lifecycle.js';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { createGate } from '../memory/support/gate.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { createSlowPair, stateOf } from './support/slow-carrier.js';

const params = { a: 2, b: 3 };

describe('a server whose carrier takes its time', () => {
  test('has started when the carrier serves, however often start is called', async () => {
    const { carrier, server } = createSlowPair();
    server.registerService(arith, arithHandlers);

    const starts = [server.start(), server.start()];
    expect(await stateOf(Promise.race(starts))).toBe('open');
    carrier.letOn('serve');
    await Promise.all([...starts, server.start()]);

    expect(carrier.steps).toEqual(['serve']);
  });

  test('whose start failed may be started again', async () => {
    const { carrier, server } = createSlowPair();
    carrier.letOn('serve', new Error('no connection'));
    await expect(server.start()).rejects.toThrow('no connection');
    server.registerService(arith, arithHandlers);
    carrier.letOn('serve');

    await server.start();

    expect(carrier.steps).toEqual(['serve', 'serve']);
  });

  test('takes no more calls, then lets its handlers end, then leaves', async () => {
    const { carrier, server, client } = createSlowPair();
    const [arrived, goOn] = [createGate(), createGate<{ sum: number }>()];
    const add = (): Promise<{ sum: number }> => {
      arrived.open();
      return goOn.promise;
    };
    server.registerService(arith, { ...arithHandlers, add });
    for (const step of ['serve', 'open till', 'stop']) carrier.letOn(step);
    await Promise.all([server.start(), client.start()]);
    const call = client.call('arith', 'add', params);
    await arrived.promise;

    const stopping = server.stop();
    await expect(client.call('arith', 'add', params)).rejects.toMatchObject({ code: -32601 });
    expect(carrier.steps).toEqual(['serve', 'open till', 'stop']);
    goOn.open({ sum: 5 });
    expect(await call).toEqual({ sum: 5 });
    expect(await stateOf(stopping)).toBe('open');
    expect(carrier.steps).toEqual(['serve', 'open till', 'stop', 'leave']);
    carrier.letOn('leave');
    await stopping;
  });

  test.each(['stop', 'detach'] as const)(
    'that is still starting is taken off by %s once it has started',
    async (how) => {
      const { carrier, server } = createSlowPair();
      for (const step of ['stop', 'leave']) carrier.letOn(step);
      const starting = server.start();

      const ending = how === 'stop' ? server.stop() : Promise.resolve(server[DETACH]('its test has ended'));
      expect(await stateOf(ending)).toBe('open');
      carrier.letOn('serve');
      await Promise.all([starting, ending]);

      expect(carrier.steps).toEqual(['serve', 'stop', 'leave']);
    },
  );

  test('that failed to start stops at once', async () => {
    const { carrier, server } = createSlowPair();
    const starting = rejectionOf(server.start());

    const stopping = server.stop();
    carrier.letOn('serve', new Error('no connection'));

    await Promise.all([starting, stopping]);
    expect(carrier.steps).toEqual(['serve']);
  });
});

describe('a client whose carrier takes its time', () => {
  test('takes calls once the carrier is open, and leaves it when it stops', async () => {
    const { carrier, server, client } = createSlowPair();
    server.registerService(arith, arithHandlers);
    carrier.letOn('serve');
    await server.start();

    const starts = [client.start(), client.start()];
    await expect(client.call('arith', 'add', params)).rejects.toMatchObject({ reason: 'not-started' });
    carrier.letOn('open till');
    await Promise.all(starts);
    expect(await client.call('arith', 'add', params)).toEqual({ sum: 5 });
    const stops = [client.stop(), client.stop()];
    expect(await stateOf(Promise.race(stops))).toBe('open');
    carrier.letOn('close till');
    await Promise.all(stops);

    expect(carrier.steps).toEqual(['serve', 'open till', 'close till']);
  });

  test('whose start failed may be started again', async () => {
    const { carrier, client } = createSlowPair();
    carrier.letOn('open till', new Error('no connection'));
    await expect(client.start()).rejects.toThrow('no connection');
    carrier.letOn('open till');

    await client.start();

    expect(carrier.steps).toEqual(['open till', 'open till']);
  });

  test('that stops while it starts leaves what it opened', async () => {
    const { carrier, client } = createSlowPair();
    const starting = client.start();

    const stopping = client.stop();
    carrier.letOn('open till');
    carrier.letOn('close till');
    await Promise.all([starting, stopping]);

    expect(carrier.steps).toEqual(['open till', 'close till']);
    await expect(client.call('arith', 'add', params)).rejects.toMatchObject({ reason: 'stopped' });
  });

  test('that never started has nothing to leave', async () => {
    const { carrier, client } = createSlowPair();

    await client.stop();

    expect(carrier.steps).toEqual([]);
  });
});
