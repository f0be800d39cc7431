import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, test } from '@jest/globals';
import { implement, withMemoryRpc } from 'rpc-testkit/jest';
import { desk, deskHandlers } from '../fixtures/suites/desk.js';

const tenant = new AsyncLocalStorage<string>();
const seen: (string | undefined)[] = [];
const services = [
  implement(desk, {
    ...deskHandlers,
    ask: ({ text }) => {
      seen.push(tenant.getStore());
      return { answer: text };
    },
  }),
] as const;

describe('a handler', () => {
  const rpc = withMemoryRpc({ services });

  test("doesn't find what its caller forgot to send", async () => {
    await tenant.run('caller', () => rpc.clients.desk.ask({ text: 'hi' }));

    expect(seen.splice(0)).toEqual([undefined]);
  });

  test('that a stub was given runs in the context of the stub', async () => {
    tenant.run('maker', () =>
      rpc.on('desk.ask').handle(() => {
        seen.push(tenant.getStore());
        return { answer: '' };
      }),
    );

    await tenant.run('caller', () => rpc.clients.desk.ask({ text: 'hi' }));

    expect(seen.splice(0)).toEqual(['maker']);
  });
});

describe("a handler, with asyncContext: 'caller'", () => {
  const rpc = withMemoryRpc({ services, asyncContext: 'caller' });

  test('finds what its caller had', async () => {
    await tenant.run('caller', () => rpc.clients.desk.ask({ text: 'hi' }));

    expect(seen.splice(0)).toEqual(['caller']);
  });
});
