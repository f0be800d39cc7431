import { type Interceptor, type Reply, RpcProtocolError } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { arith, arithHandlers, echo } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

const params = { a: 2, b: 3 };

describe('what only this process knows of a reply', () => {
  const pass: Interceptor = (_exchange, next) => next();

  test('stays with it behind an interceptor: a result that JSON refuses is a fault of the message', async () => {
    const { bus, client } = await startPair(echo, { send: () => 1n, tell: () => undefined });
    bus.use(pass);
    bus.use(pass);

    const error = await rejectionOf(client.call('echo', 'send', {}));

    expect(error).toBeInstanceOf(RpcProtocolError);
  });

  test('stays with it: a server that stopped is a failure of the transport', async () => {
    const { bus, client, server } = await startPair(arith, { ...arithHandlers, add: () => new Promise(() => {}) });
    bus.use(pass);

    const call = rejectionOf(client.call('arith', 'add', params));
    await server.stop({ graceMs: 0 });

    expect(await call).toMatchObject({ name: 'RpcTransportError', reason: 'stopped' });
  });

  test('an error that is answered anew keeps its cause', async () => {
    const thrown = new TypeError('boom');
    const { client, bus } = await startPair(echo, {
      send: () => {
        throw thrown;
      },
      tell: () => undefined,
    });
    bus.use(async (_exchange, next): Promise<Reply> => ({ ...(await next()) }));

    expect(await rejectionOf(client.call('echo', 'send', {}))).toMatchObject({ cause: thrown });
  });
});
