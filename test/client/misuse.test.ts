import { MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { arith, arithHandlers } from '../memory/support/arith.js';

const named = (text: string): unknown => expect.objectContaining({ message: expect.stringContaining(text) });

describe('misuse is a TypeError where it happens', () => {
  test.each([undefined, null, {}, { bus: {} }, { bus: null }])('a server or a client of %j', (options) => {
    expect(() => new MemoryRpcServer(options as never)).toThrow(TypeError);
    expect(() => new MemoryRpcClient(options as never)).toThrow(TypeError);
  });

  test.each([undefined, null, 5, 'handlers'])('handlers that are %j, and names the service', (handlers) => {
    const server = new MemoryRpcServer({ bus: new MemoryBus() });

    expect(() => server.registerService(arith, handlers as never)).toThrow(TypeError);
    expect(() => server.registerService(arith, handlers as never)).toThrow(named('arith'));
  });

  test.each([undefined, null, 5, {}, { service: 'rpc', methods: {} }, { service: 'ok', methods: { add: 5 } }])(
    'a contract that is %j, for a server and for a client',
    (contract) => {
      const bus = new MemoryBus();

      expect(() => new MemoryRpcServer({ bus }).registerService(contract as never, {} as never)).toThrow(TypeError);
      expect(() => new MemoryRpcClient({ bus }).proxy(contract as never)).toThrow(TypeError);
    },
  );

  test('an interceptor that is no function', () => {
    expect(() => new MemoryBus().use({} as never)).toThrow(TypeError);
  });

  test('registration that failed leaves the name free', () => {
    const server = new MemoryRpcServer({ bus: new MemoryBus() });
    expect(() => server.registerService(arith, null as never)).toThrow(TypeError);

    expect(() => server.registerService(arith, arithHandlers)).not.toThrow();
  });
});
