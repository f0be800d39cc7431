import {
  type ClientOf,
  type Contract,
  defineContract,
  defineMethod,
  defineNotification,
  type Handlers,
  type MethodName,
  type ParamsInput,
  type ParamsOutput,
  type ResultInput,
  type ResultOutput,
} from 'rpc-testkit';
import { z } from 'zod';
import { same, type Same } from './same.js';

const shop = defineContract('shop', {
  price: defineMethod({
    params: z.object({ sku: z.string(), count: z.number().default(1) }),
    result: z.object({ total: z.coerce.string() }),
  }),
  opened: defineMethod({ params: z.object({}), result: z.string().transform((text) => text.length) }),
  cleared: defineMethod({ params: z.object({ all: z.boolean().optional() }), result: z.void() }),
  sold: defineNotification({ params: z.object({ sku: z.string(), at: z.string().default('') }) }),
});
type Shop = typeof shop;
type Price = Shop['methods']['price'];
type Sold = Shop['methods']['sold'];

// A contract keeps the name of its service and of each method.
same<Same<Shop['service'], 'shop'>>();
same<Same<MethodName<Shop>, 'price' | 'opened' | 'cleared' | 'sold'>>();
shop satisfies Contract;

// Input goes in, output comes out.
same<Same<ParamsInput<Price>, { sku: string; count?: number | undefined }>>();
same<Same<ParamsOutput<Price>, { sku: string; count: number }>>();
same<Same<ResultInput<Price>, { total: unknown }>>();
same<Same<ResultOutput<Price>, { total: string }>>();
same<Same<ResultInput<Shop['methods']['opened']>, string>>();
same<Same<ResultOutput<Shop['methods']['opened']>, number>>();
same<Same<ResultOutput<Shop['methods']['cleared']>, void>>();

// A notification has params and no result.
same<Same<ParamsInput<Sold>, { sku: string; at?: string | undefined }>>();
same<Same<ParamsOutput<Sold>, { sku: string; at: string }>>();
same<Same<ResultOutput<Sold>, void>>();
same<Same<Sold['notification'], true>>();

// Handlers get the output of the params and return the input of the result, at once or as a promise.
const handlers: Handlers<Shop> = {
  price: ({ sku, count }, context) => {
    same<Same<typeof sku, string>>();
    same<Same<typeof count, number>>();
    same<Same<typeof context.signal, AbortSignal>>();
    same<Same<typeof context.service, string>>();
    same<Same<typeof context.method, string>>();
    same<Same<typeof context.from, string>>();
    same<Same<typeof context.id, string | number | null | undefined>>();
    return { total: 5 };
  },
  opened: async () => 'early',
  cleared: () => undefined,
  sold: async ({ at }) => {
    same<Same<typeof at, string>>();
  },
};
void handlers;

class ShopService implements Handlers<Shop> {
  #sales = 0;
  price(): { total: number } {
    return { total: this.#sales };
  }
  async opened(): Promise<string> {
    return 'early';
  }
  cleared(): void {}
  sold(): void {
    this.#sales += 1;
  }
}
new ShopService() satisfies Handlers<Shop>;

// @ts-expect-error -- a handler is missing
void ({ price: () => ({ total: 1 }), opened: () => 'x', cleared: () => undefined } satisfies Handlers<Shop>);
void ({
  ...handlers,
  // @ts-expect-error -- a handler returns what the result schema does not take
  opened: () => 5,
} satisfies Handlers<Shop>);
void ({
  ...handlers,
  // @ts-expect-error -- a handler wants params that it will not get
  price: ({ colour }: { colour: string }) => ({ total: colour }),
} satisfies Handlers<Shop>);

// A typed client takes the input of the params and resolves with the output of the result.
declare const api: ClientOf<Shop>;
same<Same<ReturnType<typeof api.price>, Promise<{ total: string }>>>();
same<Same<ReturnType<typeof api.opened>, Promise<number>>>();
same<Same<ReturnType<typeof api.sold>, Promise<void>>>();
same<Same<keyof ClientOf<Shop>, MethodName<Shop>>>();

// What is no contract is refused where it is written.
// @ts-expect-error -- a method without params
defineMethod({ result: z.string() });
// @ts-expect-error -- a method without a result
defineMethod({ params: z.object({}) });
// @ts-expect-error -- params that are no schema
defineMethod({ params: { sku: 'string' }, result: z.string() });
// @ts-expect-error -- a notification without params
defineNotification({});
// @ts-expect-error -- a contract of something else
defineContract('shop', { price: 5 });
// @ts-expect-error -- a contract without a name
defineContract({ price: shop.methods.price });
// @ts-expect-error -- contracts are frozen data
shop.service = 'shop';
const { price } = shop.methods;
// @ts-expect-error -- and so are their methods
shop.methods.price = price;

// A contract may give its methods other names in messages, and name its errors.
const chain = defineContract(
  'chain',
  { blockNumber: defineMethod({ params: z.object({}), result: z.string(), wireName: 'ignored' }) },
  {
    wireName: (method) => {
      same<Same<typeof method, 'blockNumber'>>();
      return `eth_${method}`;
    },
    errors: { OUT_OF_GAS: 1001 },
  },
);
same<Same<NonNullable<(typeof chain)['errors']>, { readonly OUT_OF_GAS: 1001 }>>();
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- it names none
same<Same<keyof NonNullable<Shop['errors']>, never>>();
same<Same<(typeof chain)['methods']['blockNumber']['wireName'], string | undefined>>();
chain satisfies Contract;
({
  service: 'plain',
  methods: { go: { params: z.object({}), result: z.null(), wireName: 'go' } },
  errors: { GONE: 1 },
}) satisfies Contract;

// @ts-expect-error a code is a number
defineContract('shop', { price: shop.methods.price }, { errors: { BAD: '1' } });
// @ts-expect-error there is no such option
defineContract('shop', { price: shop.methods.price }, { wirename: () => 'x' });

// Params may be left out just where the server takes {} or undefined in their place.
const absent = defineContract('absent', {
  none: defineMethod({ params: z.void(), result: z.null() }),
  empty: defineMethod({ params: z.object({}), result: z.null() }),
  some: defineMethod({ params: z.object({ page: z.number().optional() }), result: z.null() }),
  maybe: defineMethod({ params: z.object({ id: z.number() }).optional(), result: z.null() }),
  list: defineMethod({ params: z.array(z.number()).optional(), result: z.null() }),
  preset: defineMethod({ params: z.object({ id: z.number() }).default({ id: 1 }), result: z.null() }),
  needed: defineMethod({ params: z.object({ id: z.number() }), result: z.null() }),
  pair: defineMethod({ params: z.tuple([z.number(), z.number()]), result: z.null() }),
  told: defineNotification({ params: z.void() }),
});
declare const without: ClientOf<typeof absent>;
void [without.none(), without.empty(), without.some(), without.maybe(), without.list(), without.preset()];
void [without.told(), without.none(undefined, { timeoutMs: 5 }), without.maybe({ id: 1 })];
// @ts-expect-error -- an id is required
void without.needed();
// @ts-expect-error -- two numbers are required
void without.pair();
// @ts-expect-error -- there are none to pass
void without.none({ id: 1 });
same<Same<ParamsOutput<(typeof absent)['methods']['preset']>, { id: number }>>();
same<Same<ParamsOutput<(typeof absent)['methods']['list']>, number[] | undefined>>();
same<Same<ParamsOutput<(typeof absent)['methods']['none']>, void>>();

// A result may be undefined just where its schema takes that, and so may what a caller gets.
const undefinedResults = defineContract('results', {
  nothing: defineMethod({ params: z.object({}), result: z.undefined() }),
  perhaps: defineMethod({ params: z.object({}), result: z.coerce.date().optional() }),
  preset: defineMethod({ params: z.object({}), result: z.string().default('none') }),
  text: defineMethod({ params: z.object({}), result: z.string() }),
});
type Results = (typeof undefinedResults)['methods'];
same<Same<ResultOutput<Results['nothing']>, undefined>>();
same<Same<ResultOutput<Results['perhaps']>, Date | undefined>>();
same<Same<ResultInput<Results['preset']>, string | undefined>>();
same<Same<ResultOutput<Results['preset']>, string>>();
void ({
  nothing: () => undefined,
  perhaps: async () => undefined,
  preset: () => undefined,
  // @ts-expect-error -- a text is required
  text: () => undefined,
} satisfies Handlers<typeof undefinedResults>);
