import { expect, test } from 'vitest';
import { z } from 'zod';
import { CallRecorder } from '../../fixtures/index.js';
import {
  defineContract,
  defineMethod,
  type Interceptor,
  MemoryBus,
  MemoryRpcClient,
  MemoryRpcServer,
} from '../../src/index.js';

interface Basket {
  items: string[];
}

/** A schema that hands on the very object that it is given: no copy of its own hides that one was shared. */
const schema = z.custom<Basket>();
const shop = defineContract('shop', { pack: defineMethod({ params: schema, result: schema }) });

/** A client and what its handler was given and gave. */
async function openShop(bus: MemoryBus): Promise<{ client: MemoryRpcClient; given: Basket[]; gave: Basket[] }> {
  const given: Basket[] = [];
  const gave: Basket[] = [];
  const server = new MemoryRpcServer({ bus });
  const client = new MemoryRpcClient({ bus });
  server.registerService(shop, {
    pack: (params) => {
      given.push(params);
      params.items.push('by the handler');
      const result = { items: [...params.items] };
      gave.push(result);
      return result;
    },
  });
  await server.start();
  await client.start();
  return { client, given, gave };
}

const twice: Interceptor = async (_, next) => {
  await next();
  return await next();
};

const PASSING = [
  ['nothing', () => {}],
  ['a recorder', (bus: MemoryBus) => new CallRecorder(bus)],
  ['an interceptor', (bus: MemoryBus) => bus.use((_, next) => next())],
  ['an interceptor that delivers twice', (bus: MemoryBus) => bus.use(twice)],
] as const;

test.each(PASSING)('neither side holds an object of the other past %s', async (_, install) => {
  const bus = new MemoryBus();
  install(bus);
  const { client, given, gave } = await openShop(bus);
  const params: Basket = { items: ['mine'] };

  const result = await client.proxy(shop).pack(params);
  result.items.push('by the caller');
  const untyped = (await client.call('shop', 'pack', params)) as Basket;
  untyped.items.push('by the caller');

  expect(params).toEqual({ items: ['mine'] });
  expect(given.map(({ items }) => items)).toEqual(given.map(() => ['mine', 'by the handler']));
  expect(gave.map(({ items }) => items)).toEqual(gave.map(() => ['mine', 'by the handler']));
});

test('a record keeps what crossed, whatever becomes of the objects', async () => {
  const bus = new MemoryBus();
  const recorder = new CallRecorder(bus);
  const { client } = await openShop(bus);

  const result = await client.proxy(shop).pack({ items: ['mine'] });
  result.items.length = 0;

  expect(recorder.calls('shop.pack')[0]).toMatchObject({
    params: { items: ['mine'] },
    outcome: { result: { items: ['mine', 'by the handler'] } },
  });
});
