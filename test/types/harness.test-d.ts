import { expect as jestExpect } from '@jest/globals';
import { defineContract, defineMethod, defineNotification, type ClientOf } from 'rpc-testkit';
import { expect as vitestExpect } from 'vitest';
import { z } from 'zod';
import {
  createMemoryRpc,
  implement,
  type MemoryRpc,
  type RpcCall,
  type ServiceContext,
  withMemoryRpc,
} from 'rpc-testkit/fixtures';
import { same, type Same } from './same.js';

const arith = defineContract('arith', {
  add: defineMethod({
    params: z.object({ a: z.number(), b: z.number().default(1) }),
    result: z.object({ sum: z.number() }),
  }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
});
const diary = defineContract('diary', {
  write: defineMethod({
    params: z.object({ at: z.date(), tags: z.array(z.string()).optional(), text: z.string().transform(Number) }),
    result: z.object({ at: z.date() }),
  }),
});
const services = [implement(arith, { add: ({ a, b }) => ({ sum: a + b }) }), diary] as const;

/** Never run: these lines are only compiled. */
export async function typedHarness(): Promise<void> {
  const rpc = await createMemoryRpc({ services, clients: ['alice', 'bob'] });
  same<Same<typeof rpc, MemoryRpc<typeof services, 'alice' | 'bob'>>>();

  // Clients, by service name, of the default client and of any other.
  same<Same<keyof typeof rpc.clients, 'arith' | 'diary'>>();
  same<Same<typeof rpc.clients.arith, ClientOf<typeof arith>>>();
  same<Same<ReturnType<typeof rpc.clients.arith.add>, Promise<{ sum: number }>>>();
  same<Same<ReturnType<typeof rpc.as>, typeof rpc.clients>>();
  void rpc.as('bob').arith.add({ a: 1 }, { timeoutMs: 5 });
  // @ts-expect-error -- no such client
  rpc.as('carol');
  // @ts-expect-error -- no such service
  void rpc.clients.weather;
  // @ts-expect-error -- no such method
  void rpc.clients.arith.subtract;
  // @ts-expect-error -- wrong params
  void rpc.clients.arith.add({ a: 'one' });

  // Method names complete, and a wrong one is an error.
  rpc.on('diary.write');
  rpc.calls('arith.add');
  void rpc.waitForCall('arith.log');
  void rpc.expectNoCall('arith.add');
  rpc.fault('arith.add');
  rpc.fault('arith.*');
  rpc.hold('*');
  // @ts-expect-error -- no such method
  rpc.on('arith.subtract');
  // @ts-expect-error -- no such service
  rpc.calls('weather.now');
  // @ts-expect-error -- no such method
  void rpc.waitForCall('arith.logs');
  // @ts-expect-error -- no such method
  void rpc.expectNoCall('arith.logs');
  // @ts-expect-error -- no such service
  rpc.fault('weather.*');
  // @ts-expect-error -- no such method
  rpc.hold('arith.logs');
}

/** Never run: these lines are only compiled. */
export async function typedRecords(rpc: MemoryRpc<typeof services, 'alice' | 'bob'>): Promise<void> {
  // Records have params and results as JSON leaves them.
  const add = rpc.calls('arith.add')[0];
  if (add !== undefined) {
    same<Same<typeof add.params.a, number>>();
    same<Same<typeof add.params.b, number | undefined>>();
    if (add.outcome.status === 'resolved') same<Same<typeof add.outcome.result.sum, number>>();
    // @ts-expect-error -- only a resolved call has a result
    void add.outcome.result;
    // @ts-expect-error -- what a record hands out is frozen
    add.params.a = 5;
  }
  const write = await rpc.waitForCall('diary.write');
  same<Same<typeof write.params.at, string>>();
  same<Same<typeof write.params.text, string>>();
  if (write.outcome.status === 'resolved') same<Same<typeof write.outcome.result.at, string>>();
  const log = await rpc.waitForCall(arith.methods.log);
  same<Same<typeof log.params.line, string>>();
  same<Same<ReturnType<typeof rpc.calls>, RpcCall[]>>();
  const any = rpc.calls()[0];
  same<Same<typeof any, RpcCall | undefined>>();
  if (any !== undefined) same<Same<typeof any.params, unknown>>();

  // Queries are checked, and take what was passed, what that is on the wire, and either runner's matchers.
  rpc.calls('arith.add', { with: { a: 1 }, from: 'bob', status: 'lost' });
  rpc.calls(arith.methods.add, { with: { b: 2 } });
  rpc.calls(undefined, { from: 'bob' });
  rpc.calls('diary.write', { with: { at: new Date() } });
  rpc.calls('diary.write', { with: { at: '2026-01-01T00:00:00.000Z', tags: ['x'] } });
  rpc.calls('arith.add', { with: { a: vitestExpect.any(Number) as number } });
  rpc.calls('arith.add', { with: { a: jestExpect.any(Number) } });
  void rpc.waitForCall('arith.log', { with: jestExpect.objectContaining({ line: 'hi' }), nth: 2, timeoutMs: 5 });
  // @ts-expect-error -- a wrong member
  rpc.calls('arith.add', { with: { a: 'one' } });
  // @ts-expect-error -- no such member
  rpc.calls('arith.add', { with: { c: 1 } });
  // @ts-expect-error -- no such status
  rpc.calls('arith.add', { status: 'done' });
  // @ts-expect-error -- no such member
  void rpc.waitForCall('arith.log', { with: { lines: 'hi' } });
  // @ts-expect-error -- no such member
  void rpc.waitForCall(arith.methods.log, { with: { lines: 'hi' } });

  // What else it resolves with.
  const { held } = await rpc.idle({ timeoutMs: 5 });
  same<Same<typeof held, readonly RpcCall[]>>();
  rpc.allow({ unhandled: ['any.name', arith.methods.add], inFlight: [] });
  // @ts-expect-error -- no such kind of problem
  rpc.allow({ leaks: ['any.name'] });
}

/** Never run: these lines are only compiled. */
export async function typedForms(): Promise<void> {
  const sum = await withMemoryRpc({ services }, async (rpc) => (await rpc.clients.arith.add({ a: 1 })).sum);
  same<Same<typeof sum, number>>();
  const nothing = await withMemoryRpc({ services: [arith] }, (rpc) => void rpc.on('arith.add').resolves({ sum: 1 }));
  same<Same<typeof nothing, undefined>>();
  await withMemoryRpc({ services: [arith] }, (rpc) => {
    rpc.as('client');
    // @ts-expect-error -- no such client
    rpc.as('bob');
    // @ts-expect-error -- no such service
    void rpc.clients.diary;
  });
  // @ts-expect-error -- the form without a body belongs to the runners
  void withMemoryRpc({ services });

  await createMemoryRpc({ services: [], strict: false });
  await createMemoryRpc({ services: [arith], strict: { unused: 'warn', inFlight: 'off' } });
  await createMemoryRpc({ services: [arith], strict: { unused: 'all' }, asyncContext: 'caller' });
  // @ts-expect-error -- only unused can be asked of all
  await createMemoryRpc({ services: [arith], strict: { inFlight: 'all' } });
  // @ts-expect-error -- no such context
  await createMemoryRpc({ services: [arith], asyncContext: 'server' });
  // @ts-expect-error -- no such severity
  await createMemoryRpc({ services: [arith], strict: { unused: 'fatal' } });
  // @ts-expect-error -- no such kind of problem
  await createMemoryRpc({ services: [arith], strict: { leaks: 'off' } });
  // @ts-expect-error -- services can't be left out
  await createMemoryRpc({});

  implement(arith, {});
  implement(arith, { add: async ({ a }, { from, signal }) => ({ sum: a + from.length + Number(signal.aborted) }) });
  // @ts-expect-error -- no such method
  implement(arith, { subtract: () => 1 });
  // @ts-expect-error -- a wrong result
  implement(arith, { add: () => ({ total: 1 }) });

  // Made for each harness, with clients of other services.
  implement(arith, ({ clientOf }) => {
    same<Same<ReturnType<typeof clientOf<typeof diary>>, ClientOf<typeof diary>>>();
    return { add: async ({ a, b }) => ({ sum: a + b }), log: () => {} };
  });
  implement(arith, async (context: ServiceContext) => ({
    add: ({ a }) => ({ sum: Object.keys(context.clientOf(diary)).length + a }),
  }));
  // @ts-expect-error -- a wrong result
  implement(arith, () => ({ add: () => ({ total: 1 }) }));
  // @ts-expect-error -- no handlers
  implement(arith, () => 'handlers');
  // @ts-expect-error -- the context has clients only
  implement(arith, ({ serverOf }) => ({ add: () => serverOf(diary) }));
}
