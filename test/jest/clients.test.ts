import { describe, expect, jest, test } from '@jest/globals';
import { implement, withMemoryRpc } from 'rpc-testkit/jest';
import { desk, deskHandlers } from '../fixtures/suites/desk.js';

const services = [implement(desk, deskHandlers)] as const;

describe('typed clients', () => {
  const rpc = withMemoryRpc({ services, clients: ['ann', 'bob'] });

  test("that are asked for by name stand for that client's calls alone, the first one's too", async () => {
    await rpc.as('bob').desk.ask({ text: 'hi' });

    expect(rpc.as('ann').desk.ask).not.toHaveBeenCalledRpc();
    expect(rpc.as('bob').desk.ask).toHaveBeenCalledRpcOnce({ text: 'hi' });
    expect(rpc.clients.desk.ask).toHaveBeenCalledRpcOnce({ text: 'hi' });
  });

  test('can be spied on', async () => {
    const spy = jest.spyOn(rpc.clients.desk, 'ask');

    await rpc.clients.desk.ask({ text: 'hi' });
    spy.mockResolvedValueOnce({ answer: 'faked' });

    await expect(rpc.clients.desk.ask({ text: 'ho' })).resolves.toEqual({ answer: 'faked' });
    expect(spy).toHaveBeenCalledTimes(2);
    expect(rpc.calls()).toHaveLength(1);
    spy.mockRestore();
    expect(rpc.clients.desk.ask).toHaveBeenCalledRpcOnce();
  });

  test('can be wrapped by a Proxy', async () => {
    const wrapped = new Proxy(rpc.clients, { get: () => ({ ask: async () => 'wrapped' }) });

    await expect(wrapped.desk.ask({ text: 'hi' })).resolves.toBe('wrapped');
  });
});
