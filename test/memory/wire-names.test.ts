import { defineContract, defineMethod, type Exchange, MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { recordingLogger } from './support/recording-logger.js';
import { rejectionOf } from './support/rejection-of.js';
import { request, sendFrame } from './support/send-frame.js';
import { startPair } from './support/start-pair.js';

const method = defineMethod({ params: z.object({ n: z.number().optional() }), result: z.unknown() });
const toWire: Readonly<Record<string, string>> = {
  blockNumber: 'eth_blockNumber',
  call: 'tools/call',
  cancel: '$/cancelRequest',
  deep: 'a.b.c',
  bare: 'initialize',
};
const chain = defineContract(
  'chain',
  { blockNumber: method, call: method, cancel: method, deep: method, bare: method },
  { wireName: (name) => toWire[name] as string },
);
const handlers = {
  blockNumber: () => 'blockNumber',
  call: () => 'call',
  cancel: () => 'cancel',
  deep: () => 'deep',
  bare: () => 'bare',
};

describe('a method with a wire name', () => {
  test.each(Object.entries(toWire))('%s is called by the typed client, and by text as %s', async (name, wireName) => {
    const { bus, api } = await startPair(chain, handlers);

    const answers = [await api[name as 'bare']({}), await sendFrame(bus, request(wireName, {}))];

    expect(answers).toEqual([name, { jsonrpc: '2.0', id: 1, result: name }]);
  });

  test('is not called by its local name: client.call sends service.method, always', async () => {
    const { bus, client } = await startPair(chain, handlers);

    const error = await rejectionOf(client.call('chain', 'blockNumber', {}));

    expect(error).toMatchObject({ code: -32601 });
    expect(await sendFrame(bus, request('chain.blockNumber', {}))).toMatchObject({ error: { code: -32601 } });
  });

  test('is called by client.call where its wire name has that form', async () => {
    const local = defineContract('local', { go: method }, { wireName: (name) => `far_away.${name}` });
    const { client } = await startPair(local, { go: () => 'went' });

    expect(await client.call('far_away', 'go', {})).toBe('went');
  });

  test('has its local name in handler context, errors and log, and both in an exchange', async () => {
    const { logger, entries } = recordingLogger();
    const bus = new MemoryBus();
    const contexts: unknown[] = [];
    const server = new MemoryRpcServer({ bus, logger });
    server.registerService(chain, {
      ...handlers,
      bare: (_params, { service, method: name }) => {
        contexts.push({ service, method: name });
        throw new Error('boom');
      },
    });
    await server.start();
    const client = new MemoryRpcClient({ bus });
    await client.start();
    const seen: Exchange[] = [];
    bus.use((exchange, next) => {
      seen.push(exchange);
      return next();
    });

    const error = await rejectionOf(client.proxy(chain).bare({}));
    await sendFrame(bus, request('initialize', {}));

    const local = { service: 'chain', method: 'bare' };
    expect(contexts).toEqual([local, local]);
    expect(error).toMatchObject({ method: 'chain.bare' });
    expect(entries.map(({ fields }) => fields)).toMatchObject([local, local]);
    expect(entries[0]?.message).toMatch(/^chain\.bare: /);
    expect(seen).toMatchObject([
      { ...local, wireName: 'initialize' },
      { ...local, wireName: 'initialize' },
    ]);
  });

  test('of a plain contract works as well', async () => {
    const plain = { service: 'plain', methods: { go: { ...method, wireName: 'go!' } } };
    const { bus, api } = await startPair(plain, { go: () => 1 });

    expect([await api.go({}), await sendFrame(bus, request('go!', {}))]).toMatchObject([1, { result: 1 }]);
  });
});

describe('two services of one bus', () => {
  const other = defineContract('other', { init: method }, { wireName: () => 'initialize' });

  test('may not share a wire name: the second start rejects and leaves nothing behind', async () => {
    const { bus, client } = await startPair(chain, handlers);
    const second = new MemoryRpcServer({ bus });
    second.registerService(defineContract('first', { go: method }), { go: () => 1 });
    second.registerService(other, { init: () => 2 });

    const error = await rejectionOf(second.start());

    expect((error as Error).message).toMatch(/other\.init: "initialize" is already served/);
    await expect(client.call('first', 'go', {})).rejects.toMatchObject({ code: -32601 });
    expect(await sendFrame(bus, request('initialize', {}))).toMatchObject({ result: 'bare' });
  });

  test('may not share one on one server either', async () => {
    const server = new MemoryRpcServer({ bus: new MemoryBus() });
    server.registerService(chain, handlers);
    server.registerService(other, { init: () => 2 });

    await expect(server.start()).rejects.toThrow(/"initialize"/);
  });

  test('may have it one after the other', async () => {
    const { bus, server } = await startPair(chain, handlers);
    await server.stop();
    const second = new MemoryRpcServer({ bus });
    second.registerService(other, { init: () => 2 });

    await second.start();

    expect(await sendFrame(bus, request('initialize', {}))).toMatchObject({ result: 2 });
  });
});

describe('an interceptor', () => {
  const seenBy = async (change: (exchange: Exchange) => Exchange): Promise<unknown> => {
    const { bus, api } = await startPair(chain, handlers);
    bus.use((exchange, next) => next(change(exchange)));
    return api.bare({}).catch((error: unknown) => (error as { code: number }).code);
  };

  test('sends a call to another method by its local name, or by its wire name', async () => {
    expect(await seenBy((exchange) => ({ ...exchange, method: 'deep' }))).toBe('deep');
    expect(await seenBy((exchange) => ({ ...exchange, wireName: 'tools/call' }))).toBe('call');
    expect(await seenBy((exchange) => ({ ...exchange, service: 'no', method: 'where' }))).toBe(-32601);
  });

  test('sees a message that no contract explains, with a dot or without', async () => {
    const { bus } = await startPair(chain, handlers);
    const seen: unknown[] = [];
    bus.use(async ({ service, method: name, wireName }) => {
      seen.push({ service, name, wireName });
      return { kind: 'result', result: 'intercepted' };
    });

    const answers = [await sendFrame(bus, request('shutdown', {})), await sendFrame(bus, request('no.where.at', {}))];

    expect(answers).toMatchObject([{ result: 'intercepted' }, { result: 'intercepted' }]);
    expect(seen).toEqual([
      { service: '', name: 'shutdown', wireName: 'shutdown' },
      { service: 'no', name: 'where.at', wireName: 'no.where.at' },
    ]);
  });
});
