import { MemoryBus, MemoryRpcClient, RpcTransportError } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';
import { rejectionOf } from './support/rejection-of.js';
import { startPair } from './support/start-pair.js';

const hang = (): Promise<never> => new Promise(() => undefined);

/** Rejections of each way to send something. */
async function rejections(client: MemoryRpcClient): Promise<unknown[]> {
  const api = client.proxy(arith);
  return [
    await rejectionOf(client.call('arith', 'add', { a: 1, b: 2 })),
    await rejectionOf(client.notify('arith', 'log', { line: 'hi' })),
    await rejectionOf(api.add({ a: 1, b: 2 })),
    await rejectionOf(api.log({ line: 'hi' })),
  ];
}

const methods = ['arith.add', 'arith.log', 'arith.add', 'arith.log'];

describe('a client', () => {
  test('before start rejects everything with reason not-started', async () => {
    const client = new MemoryRpcClient({ bus: new MemoryBus() });

    const errors = await rejections(client);

    expect(errors).toMatchObject(
      methods.map((method) => ({ name: 'RpcTransportError', reason: 'not-started', method })),
    );
  });

  test('after stop rejects everything with reason stopped', async () => {
    const { client } = await startPair(arith, arithHandlers);
    await client.stop();

    const errors = await rejections(client);

    expect(errors).toMatchObject(methods.map((method) => ({ name: 'RpcTransportError', reason: 'stopped', method })));
  });

  test('that stops rejects the calls in flight', async () => {
    const { client, api } = await startPair(arith, { ...arithHandlers, add: hang });
    const calls = [rejectionOf(client.call('arith', 'add', { a: 1, b: 2 })), rejectionOf(api.add({ a: 1, b: 2 }))];

    await client.stop();

    const errors = await Promise.all(calls);
    expect(errors.every((error) => error instanceof RpcTransportError)).toBe(true);
    expect(errors).toMatchObject([
      { reason: 'stopped', method: 'arith.add' },
      { reason: 'stopped', method: 'arith.add' },
    ]);
  });

  test('may be stopped twice, concurrently, and without a start', async () => {
    const { client } = await startPair(arith, arithHandlers);
    const idle = new MemoryRpcClient({ bus: new MemoryBus() });

    await Promise.all([client.stop(), client.stop()]);
    await client.stop();
    await idle.stop();

    await expect(client.call('arith', 'add', { a: 1, b: 2 })).rejects.toMatchObject({ reason: 'stopped' });
  });

  test('cannot be started after it stopped', async () => {
    const { client } = await startPair(arith, arithHandlers);
    await client.stop();

    await expect(client.start()).rejects.toBeInstanceOf(Error);
  });

  test('that stops leaves other clients and the server alone', async () => {
    const { bus, client } = await startPair(arith, arithHandlers);
    const other = new MemoryRpcClient({ bus });
    await other.start();

    await client.stop();

    await expect(other.call('arith', 'add', { a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
    await other.stop();
  });
});
