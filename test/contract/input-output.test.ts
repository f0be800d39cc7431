import { defineContract, defineMethod } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

const shop = defineContract('shop', {
  price: defineMethod({
    params: z.object({ sku: z.string().trim(), count: z.number().default(1) }),
    result: z.object({ total: z.number() }),
  }),
  openedOn: defineMethod({ params: z.object({}), result: z.object({ day: z.date() }) }),
  closedOn: defineMethod({ params: z.object({}), result: z.object({ day: z.coerce.date() }) }),
});

const handlers = {
  price: () => ({ total: 1 }),
  openedOn: () => ({ day: new Date(0) }),
  closedOn: () => ({ day: new Date(0) }),
};

describe('input goes in, output comes out', () => {
  test('the handler gets the output of the params schema, parsed once', async () => {
    const price = vi.fn(() => ({ total: 1 }));
    const { api } = await startPair(shop, { ...handlers, price });

    await api.price({ sku: ' tea ' });

    expect(price).toHaveBeenCalledExactlyOnceWith({ sku: 'tea', count: 1 }, expect.anything());
  });

  test('params are parsed once on their whole way', async () => {
    let parses = 0;
    const counted = z.object({}).transform((value) => {
      parses += 1;
      return value;
    });
    const contract = defineContract('counted', { run: defineMethod({ params: counted, result: z.null() }) });
    const { api } = await startPair(contract, { run: () => null });

    await api.run({});

    expect(parses).toBe(1);
  });

  test('unknown keys of a result are stripped before it is sent', async () => {
    const price = () => ({ total: 5, secret: 'margin' });
    const { bus } = await startPair(shop, { ...handlers, price });

    const text = await bus.handle('{"jsonrpc":"2.0","id":1,"method":"shop.price","params":{"sku":"tea"}}');

    expect(JSON.parse(text ?? '')).toEqual({ jsonrpc: '2.0', id: 1, result: { total: 5 } });
  });

  test('a typed client hands out the output of the result schema', async () => {
    const { api } = await startPair(shop, handlers);

    const { day } = await api.closedOn();

    expect(day).toEqual(new Date(0));
  });

  test('an untyped call hands out what the wire carried', async () => {
    const { client } = await startPair(shop, handlers);

    const result = await client.call('shop', 'closedOn', {});

    expect(result).toEqual({ day: '1970-01-01T00:00:00.000Z' });
  });

  test('what JSON changes is refused at the server, with the path', async () => {
    const { api, log } = await startPair(shop, handlers);

    const error = await rejectionOf(api.openedOn());

    expect(error).toMatchObject({
      name: 'RpcError',
      method: 'shop.openedOn',
      code: -32603,
      message: 'Result validation failed',
      data: { issues: [{ path: ['day'], message: expect.stringContaining("can't cross as JSON") }] },
    });
    expect(log).toMatchObject([{ level: 'error', message: expect.stringContaining('day') }]);
  });
});
