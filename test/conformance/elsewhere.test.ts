import { MemoryRpcClient, MemoryRpcServer, type RpcError } from 'rpc-testkit';
import { createMemoryRpc } from 'rpc-testkit/fixtures';
import { describe, expect, test } from 'vitest';
import { problemsOf } from '../fixtures/problem/support/problems-of.js';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { createGate } from '../memory/support/gate.js';
import { recordingLogger } from '../memory/support/recording-logger.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { request, sendFrame } from '../memory/support/send-frame.js';
import { TextBus } from './text/text-bus.js';

/** A harness whose bus reaches a server as if it were in another process: nothing but text comes back. */
async function openRpc(handlers: Partial<typeof arithHandlers> = {}) {
  const bus = new TextBus({ isSameProcess: false });
  const server = new MemoryRpcServer({ bus, logger: recordingLogger().logger });
  server.registerService(arith, { ...arithHandlers, ...handlers });
  await server.start();
  const rpc = await createMemoryRpc({ services: [], bus });
  return { bus, server, rpc };
}

describe('a server in another process', () => {
  test('that has no such method is known by -32601 alone: the call is unhandled', async () => {
    const { rpc } = await openRpc();

    await expect(rpc.client.call('arith', 'sub', {})).rejects.toMatchObject({ code: -32601 });

    expect(await problemsOf(rpc.close())).toMatchObject([{ kind: 'unhandled', method: 'arith.sub' }]);
  });

  test('takes notifications: once they are sent, nothing is waited for', async () => {
    const gate = createGate();
    const { rpc } = await openRpc({ log: () => gate.promise });

    await rpc.client.notify('arith', 'log', { line: 'hi' });

    await expect(rpc.idle()).resolves.toEqual({ held: [] });
    gate.open();
    await rpc.close();
  });

  test('is seen, faulted and held on the side of the caller', async () => {
    const { rpc } = await openRpc();
    using gate = rpc.hold('arith.add' as '*', { at: 'reply' });
    rpc
      .fault('arith.add' as '*')
      .once()
      .duplicate();

    const adding = rpc.client.call('arith', 'add', { a: 1, b: 2 });
    await gate.arrived();
    gate.release();

    await expect(adding).resolves.toEqual({ sum: 3 });
    expect(rpc.transcript()).toBe('1  client -> arith.add {"a":1,"b":2} => {"sum":3}  [fault: duplicate once]');
    await rpc.close();
  });

  test('gives its errors as text: without the error behind it, and with nothing of its inside to strangers', async () => {
    const boom = new Error('boom');
    const { rpc, bus } = await openRpc({
      add: () => {
        throw boom;
      },
    });

    const error = await rejectionOf(rpc.client.call('arith', 'add', { a: 1, b: 2 }));
    const answer = await sendFrame(bus, request('arith.add', { a: 1, b: 2 }));

    expect(error).toMatchObject({ code: -32603, data: { name: 'Error', message: 'boom' } });
    expect((error as RpcError).cause).toBeUndefined();
    expect(answer).toEqual({ jsonrpc: '2.0', error: { code: -32603, message: 'Internal error' }, id: 1 });
    await rpc.close();
  });

  test('that stops past its grace says so', async () => {
    const arrived = createGate();
    const { server, rpc, bus } = await openRpc({
      add: () => {
        arrived.open();
        return new Promise(() => {});
      },
    });
    const [call, text] = [
      rejectionOf(rpc.client.call('arith', 'add', { a: 1, b: 2 })),
      sendFrame(bus, request('arith.add', { a: 1, b: 2 })),
    ];
    await arrived.promise;

    await server.stop({ graceMs: 0 });

    expect(await call).toMatchObject({
      name: 'RpcTransportError',
      reason: 'stopped',
      message: 'arith.add: server stopped',
    });
    expect(await text).toMatchObject({ error: { code: -32603, message: 'server stopped' } });
    await rpc.close();
  });

  test('gives a result that has no text as -32603 with the path', async () => {
    const bus = new TextBus({ isSameProcess: false });
    const server = new MemoryRpcServer({ bus, logger: recordingLogger().logger });
    const echo = { service: 'echo', methods: { say: { params: arith.methods.log.params, result: anything } } };
    server.registerService(echo, { say: () => 1n });
    await server.start();
    const client = new MemoryRpcClient({ bus });
    await client.start();

    const error = await rejectionOf(client.proxy(echo).say({ line: 'hi' }));

    expect(error).toMatchObject({ code: -32603, data: { issues: [{ message: expect.stringContaining('result') }] } });
  });
});

const anything = { '~standard': { version: 1 as const, vendor: 'test', validate: (value: unknown) => ({ value }) } };
