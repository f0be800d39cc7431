import { afterEach, describe, expect, test, vi } from 'vitest';
import { RpcClient } from '../../src/client/rpc-client.js';
import { RpcBus } from '../../src/serve/rpc-bus.js';
import { pipelineOf } from '../../src/transport/bus.js';
import type { Carrier } from '../../src/transport/carrier.js';
import { TAKEN } from '../../src/transport/reply.js';
import { FaultInjector } from 'rpc-testkit/fixtures';

/** A bus that carries nothing, but tells how much time each message had left when it came. */
class ClockedBus extends RpcBus {
  constructor(readonly timesLeft: number[] = []) {
    const carrier: Carrier = {
      send: (exchange, sink) => {
        timesLeft.push(exchange.timeLeft());
        exchange.taken();
        sink.answer(TAKEN);
      },
      serve: () => ({ stop: () => {} }),
      knows: () => undefined,
    };
    super(carrier);
  }
}

async function startClient(): Promise<{ bus: ClockedBus; client: RpcClient }> {
  const bus = new ClockedBus();
  const client = new RpcClient(pipelineOf(bus, 'a test'), { defaultTimeoutMs: 1_000 });
  await client.start();
  return { bus, client };
}

describe('the time that a message has left', () => {
  afterEach(() => vi.useRealTimers());

  test('is its timeout, when it comes to the carrier at once', async () => {
    const { bus, client } = await startClient();

    await client.call('arith', 'add');
    await client.call('arith', 'add', {}, { timeoutMs: 50 });
    await client.call('arith', 'add', {}, { timeoutMs: Infinity });

    expect(bus.timesLeft).toEqual([1_000, 50, Infinity]);
  });

  test('is what a delay on the way has left of it, by the clock of the caller', async () => {
    vi.useFakeTimers();
    const { bus, client } = await startClient();
    using faults = new FaultInjector(bus);
    faults.fault('arith.add').delay(300);

    const call = client.call('arith', 'add');
    await vi.advanceTimersByTimeAsync(300);
    await call;

    expect(bus.timesLeft).toEqual([700]);
  });

  test('is without limit for what comes in as text', async () => {
    const { bus } = await startClient();

    await bus.handle('{"jsonrpc":"2.0","method":"arith.add","id":1}');

    expect(bus.timesLeft).toEqual([Infinity]);
  });

  test('is that of the call, where an interceptor passes on a changed one', async () => {
    const { bus, client } = await startClient();
    bus.use((exchange, next) => next({ ...exchange, params: {} }));

    await client.call('arith', 'add', {}, { timeoutMs: 50 });

    expect(bus.timesLeft[0]).toBeGreaterThan(0);
    expect(bus.timesLeft[0]).toBeLessThanOrEqual(50);
  });
});
