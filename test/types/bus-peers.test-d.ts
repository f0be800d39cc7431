import {
  defineContract,
  defineMethod,
  defineNotification,
  type Exchange,
  type Interceptor,
  MemoryBus,
  MemoryRpcClient,
  MemoryRpcServer,
  type Reply,
  RpcError,
  RpcProtocolError,
  RpcTransportError,
} from 'rpc-testkit';
import { z } from 'zod';
import { same, type Same } from './same.js';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
  total: defineMethod({ params: z.object({ since: z.string().optional() }), result: z.number() }),
  sum: defineMethod({ params: z.array(z.number()), result: z.number() }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
  beat: defineNotification({ params: z.object({}) }),
});
const add = ({ a, b }: { a: number; b: number }): { sum: number } => ({ sum: a + b });
const rest = { total: () => 0, sum: () => 0, log: () => undefined, beat: () => undefined };

const bus = new MemoryBus();
const server = new MemoryRpcServer({ bus });
const client = new MemoryRpcClient({ bus });
const api = client.proxy(arith);
const { signal } = new AbortController();

/** Never run: these lines are only compiled. */
export async function typedCalls(): Promise<void> {
  same<Same<Awaited<ReturnType<typeof api.add>>, { sum: number }>>();
  await api.add({ a: 1, b: 2 });
  await api.add({ a: 1, b: 2 }, { timeoutMs: 50, signal });
  await api.sum([1, 2]);

  // Params may be left out where an empty object is valid input, and only there.
  await api.total();
  await api.total(undefined, { timeoutMs: 50 });
  await api.beat();
  // @ts-expect-error -- params are missing
  await api.add();
  // @ts-expect-error -- the params of a notification are missing
  await api.log();
  // @ts-expect-error -- an array is not {}
  await api.sum();

  // @ts-expect-error -- a wrong type within the params
  await api.add({ a: '1', b: 2 });
  // @ts-expect-error -- a member is missing
  await api.add({ a: 1 });
  // @ts-expect-error -- a member too many
  await api.add({ a: 1, b: 2, c: 3 });
  // @ts-expect-error -- no such method
  await api.subtract({ a: 1, b: 2 });
  // @ts-expect-error -- no such option
  await api.add({ a: 1, b: 2 }, { retries: 3 });

  const notified = await api.log({ line: 'hi' }, { timeoutMs: 50, signal });
  same<Same<typeof notified, void>>();
}

/** Never run. */
export async function untypedCalls(): Promise<void> {
  const result = await client.call('arith', 'add', { a: 1, b: 2 }, { timeoutMs: 50, signal });
  same<Same<typeof result, unknown>>();
  const notified = await client.notify('arith', 'log', { line: 'hi' }, { signal });
  same<Same<typeof notified, void>>();
  const text = await bus.handle('{}', { from: 'web', signal, maxBytes: 1, maxBatch: 1, exposeErrors: true });
  same<Same<typeof text, string | undefined>>();
}

/** Never run. */
export async function registration(): Promise<void> {
  server.registerService(arith, { add, ...rest });
  // @ts-expect-error -- a handler is missing
  server.registerService(arith, rest);
  // @ts-expect-error -- a handler returns the wrong type
  server.registerService(arith, { ...rest, add: () => ({ sum: 'x' }) });
  // @ts-expect-error -- the bus is missing
  void new MemoryRpcServer({});
  // @ts-expect-error -- a bus takes no arguments
  void new MemoryBus({});
  void new MemoryRpcServer({ bus, instanceId: 'one', logger: { warn: () => undefined, error: () => undefined } });
  void new MemoryRpcClient({ bus, instanceId: 'one', defaultTimeoutMs: Infinity });
  await server.stop({ graceMs: 10 });

  await using disposable = new MemoryRpcServer({ bus });
  await disposable.start();
  await using another = new MemoryRpcClient({ bus });
  await another.start();
}

/** Never run: whose async context handlers have is an option of the server, not of the bus. */
export function contexts(bus: MemoryBus): readonly unknown[] {
  return [
    new MemoryRpcServer({ bus, asyncContext: 'own' }),
    new MemoryRpcServer({ bus, asyncContext: 'caller' }),
    // @ts-expect-error -- no such context
    new MemoryRpcServer({ bus, asyncContext: 'server' }),
    // @ts-expect-error -- a bus has no options
    new MemoryBus({ asyncContext: 'own' }),
  ];
}

/** Never run: an interceptor is typed by the kind of what it sees and answers. */
export const interceptor: Interceptor = async (exchange: Exchange, next): Promise<Reply> => {
  same<Same<Exchange['kind'], 'request' | 'notification'>>();
  same<Same<Reply['kind'], 'result' | 'error' | 'lost' | 'disconnected' | 'raw'>>();
  same<Same<Exchange['params'], unknown>>();
  // @ts-expect-error -- a reply has a kind
  if (exchange.from === 'nobody') return {};
  if (exchange.from === 'somebody') return next();
  return next({ ...exchange, params: {} });
};
same<Same<ReturnType<MemoryBus['use']>, () => void>>();

/** Never run: errors are told apart by class, then by code or reason. */
export function errors(error: unknown): string | number | undefined {
  if (error instanceof RpcError) {
    same<Same<typeof error.code, number>>();
    same<Same<typeof error.data, unknown>>();
    return error.code;
  }
  if (error instanceof RpcTransportError) {
    same<Same<typeof error.reason, 'timeout' | 'aborted' | 'stopped' | 'not-started' | 'disconnected'>>();
    return error.reason;
  }
  if (error instanceof RpcProtocolError) return error.method;
  return undefined;
}
