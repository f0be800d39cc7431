/* oxlint-disable typescript/no-unnecessary-type-parameters -- as generators write them */
import { type Handlers, MemoryBus, type MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { implement } from 'rpc-testkit/fixtures';
import { z } from 'zod';
import { same, type Same } from './same.js';

/** What a generated client asks of the client that it is given. */
interface ClientLike {
  call<Params, Result>(
    service: string,
    method: string,
    params: Params,
    options?: { timeoutMs?: number; signal?: AbortSignal },
  ): Promise<Result>;
  notify<Params>(service: string, method: string, params: Params): Promise<void>;
}

/** A generated client. */
class ArithClient {
  readonly #client: ClientLike;
  constructor(client: ClientLike) {
    this.#client = client;
  }
  add(params: { a: number; b: number }, options?: { timeoutMs?: number }): Promise<{ sum: number }> {
    return this.#client.call('arith', 'add', params, options);
  }
  log(params: { line: string }): Promise<void> {
    return this.#client.notify('arith', 'log', params);
  }
}

/** A generated service: its methods have the parameters of the client's. */
interface ArithService {
  add(params: { a: number; b: number }, options?: { timeoutMs?: number }): Promise<{ sum: number }>;
  log(params: { line: string }, options?: { timeoutMs?: number; signal?: AbortSignal }): Promise<void>;
}
class Arith implements ArithService {
  async add({ a, b }: { a: number; b: number }): Promise<{ sum: number }> {
    return { sum: a + b };
  }
  async log(): Promise<void> {}
}

/** A contract that is a plain object. */
const arith = {
  service: 'arith',
  methods: {
    add: { params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) },
    log: { params: z.object({ line: z.string() }), notification: true },
  },
} as const;

/** Never run. */
export async function shapes(client: MemoryRpcClient, service: ArithService): Promise<void> {
  const api = new ArithClient(client);
  same<Same<Awaited<ReturnType<typeof api.add>>, { sum: number }>>();

  const server = new MemoryRpcServer({ bus: new MemoryBus() });
  server.registerService(arith, service);
  server.registerService(arith, new Arith());
  service satisfies Handlers<typeof arith>;
  implement(arith, service);
  implement(arith, new Arith());
  implement(arith, () => service);

  // A typed client takes the place of a generated one.
  client.proxy(arith) satisfies Pick<ArithClient, 'add' | 'log'>;
  const { sum } = await client.proxy(arith).add({ a: 1, b: 2 });
  same<Same<typeof sum, number>>();

  // Without types of its own a call stays unknown.
  const result = await client.call('arith', 'add', { a: 1, b: 2 });
  same<Same<typeof result, unknown>>();
  const typed = await client.call<{ a: number; b: number }, { sum: number }>('arith', 'add', { a: 1, b: 2 });
  same<Same<typeof typed, { sum: number }>>();
  // @ts-expect-error -- unknown is not a number
  const wrong: number = await client.call('arith', 'add', { a: 1, b: 2 });
  void wrong;
  // @ts-expect-error -- params of another kind than those that were named
  await client.call<{ a: number; b: number }, { sum: number }>('arith', 'add', { a: '1', b: 2 });
}
