import { defineContract, defineMethod, defineNotification } from 'rpc-testkit';
import { createMemoryRpc, type FaultBuilder, type FaultHandle, implement, type RpcCall } from 'rpc-testkit/fixtures';
import { z } from 'zod';
import { same, type Same } from './same.js';

const shop = defineContract(
  'shop',
  {
    buy: defineMethod({
      params: z.object({ sku: z.string(), at: z.date().optional() }),
      result: z.object({ left: z.number() }),
    }),
    sold: defineNotification({ params: z.object({ sku: z.string() }) }),
  },
  { errors: { OUT_OF_STOCK: 1001 } },
);
const greeter = defineContract('greeter', {
  greet: defineMethod({ params: z.object({ name: z.string() }), result: z.string() }),
});
const plain = {
  service: 'plain' as const,
  methods: { go: { params: z.object({}), result: z.null() } },
  errors: { GONE: 1 },
};

/** Never run: what a fault asks for and hands out is what its target has. */
export async function typedByTarget(): Promise<void> {
  const rpc = await createMemoryRpc({ services: [shop, plain] });
  rpc.fault('shop.buy').when(({ params }) => params.sku === 'mug');
  rpc.fault(shop.methods.buy).when(({ params }) => params.sku === 'mug');
  // @ts-expect-error -- no such member
  rpc.fault('shop.buy').when(({ params }) => params.name === 'mug');
  rpc.fault('shop.*').when((call) => {
    same<Same<typeof call.params.sku, string>>();
    return true;
  });
  rpc.fault('*').when((call) => same<Same<typeof call, RpcCall>>() === undefined);
  rpc
    .fault('shop.buy')
    .once()
    .corrupt((result) => ({ left: result.left - 1 }));
  rpc.fault('shop.*').corrupt((result) => result.left);
  rpc.fault('*').corrupt((result) => same<Same<typeof result, unknown>>());

  rpc
    .fault('shop.buy')
    .calledWith({ sku: 'mug' })
    .from('client')
    .calledWith({ at: new Date(0) })
    .hang();
  rpc.fault('shop.buy').calledWith((params, call) => params.sku === call.from);
  rpc.fault('*').calledWith({ anything: 1 });
  // @ts-expect-error -- a wrong member
  rpc.fault('shop.buy').calledWith({ sku: 1 });
  // @ts-expect-error -- no such member
  rpc.fault('shop.buy').calledWith({ name: 'mug' });
}

/** Never run: errors by the names that a contract gives them. */
export async function errorsByName(): Promise<void> {
  const rpc = await createMemoryRpc({ services: [implement(shop, {}), greeter, plain] });
  same<Same<typeof shop.errors.OUT_OF_STOCK, 1001>>();
  rpc.fault('shop.buy').error('OUT_OF_STOCK', { left: 0 });
  rpc.fault('shop.*').once().error('OUT_OF_STOCK');
  rpc.fault(shop.methods.buy).error('OUT_OF_STOCK');
  rpc.fault('*').error('GONE');
  rpc.on('shop.buy').rejects('OUT_OF_STOCK').rejectsOnce('OUT_OF_STOCK', { left: 0 });
  rpc.on(shop.methods.buy).rejects('OUT_OF_STOCK');
  rpc.on('shop.buy').calledWith({ sku: 'mug' }).rejects('OUT_OF_STOCK');
  rpc.on('plain.go').rejects('GONE');
  // @ts-expect-error -- no such error
  rpc.fault('shop.buy').error('OUT_OF_STOK');
  // @ts-expect-error -- an error of another service
  rpc.fault('shop.buy').error('GONE');
  // @ts-expect-error -- no such error
  rpc.on('shop.buy').rejects('OUT_OF_STOK');
  // @ts-expect-error -- its contract names no errors
  rpc.on('greeter.greet').rejects('OUT_OF_STOCK');
  // @ts-expect-error -- its contract names no errors
  rpc.fault('greeter.greet').error('OUT_OF_STOCK');
  try {
    await rpc.clients.greeter.greet({ name: 'x' });
  } catch (error) {
    rpc.on('shop.buy').rejects(error);
  }
}

/** Never run: a helper takes a fault on any method. */
export async function helpers(): Promise<void> {
  const rpc = await createMemoryRpc({ services: [shop] });
  const outage = (fault: FaultBuilder): FaultHandle => fault.times(3).disconnect();
  outage(rpc.fault('shop.buy'));
  outage(rpc.fault('shop.*').calledWith({ sku: 'mug' }));
}
