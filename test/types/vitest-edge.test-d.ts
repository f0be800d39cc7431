import { defineContract, defineMethod, defineNotification } from 'rpc-testkit';
import { expect, implement, type MemoryRpc, type Services, withMemoryRpc } from 'rpc-testkit/vitest';
import { test as base } from 'vitest';
import { z } from 'zod';
import { same, type Same } from './same.js';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
});
const greeter = defineContract('greeter', {
  greet: defineMethod({ params: z.object({ name: z.string().default('you') }), result: z.string() }),
});
const add = ({ a, b }: { a: number; b: number }): { sum: number } => ({ sum: a + b });

/** Never run: these lines are only compiled. */
export function fixtures(): void {
  const test = base.extend(withMemoryRpc({ services: [implement(arith, { add }), greeter], clients: ['ann', 'bob'] }));

  test('without a type argument', async ({ rpc, rpcServices, task }) => {
    same<Same<typeof rpcServices, Services>>();
    const { sum } = await rpc.clients.arith.add({ a: 2, b: 3 });
    same<Same<typeof sum, number>>();
    const greeting = await rpc.as('bob').greeter.greet();
    same<Same<typeof greeting, string>>();
    rpc.on('arith.add').resolvesOnce({ sum: 5 });
    rpc.fault('arith.*').once().hang();
    expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
    same<Same<typeof task.meta.rpcTranscript, string | undefined>>();
    // @ts-expect-error -- no such method
    await rpc.clients.arith.subtract({ a: 2, b: 3 });
    // @ts-expect-error -- a is no string
    await rpc.clients.arith.add({ a: '2', b: 3 });
    // @ts-expect-error -- no such service
    void rpc.clients.mail;
    // @ts-expect-error -- no such client
    rpc.as('carol');
    // @ts-expect-error -- no such method
    rpc.on('arith.subtract');
    // @ts-expect-error -- no such method
    expect(rpc).toHaveBeenCalledRpc('arith.subtract');
  });

  const other = test.extend<{ three: number }>({
    three: async ({ rpc }, use) => {
      const { sum } = await rpc.clients.arith.add({ a: 1, b: 2 });
      await use(sum);
    },
  });

  other('with fixtures of its own on top', ({ rpc, three }) => {
    same<Same<typeof three, number>>();
    same<Same<ReturnType<typeof rpc.transcript>, string>>();
  });

  test.override({ rpcServices: [implement(arith, {}), greeter] });
  test.override({ rpcServices: [arith] });
}

export function secondBus(): void {
  interface Billing {
    billing: MemoryRpc<readonly [typeof arith]>;
  }
  const test = base.extend<Billing>({
    // oxlint-disable-next-line no-empty-pattern -- Vitest wants it so.
    billing: async ({}, use) => {
      await withMemoryRpc({ services: [arith] }, use);
    },
  });

  test('under a name of its own', async ({ billing }) => {
    const { sum } = await billing.clients.arith.add({ a: 2, b: 3 });
    same<Same<typeof sum, number>>();
  });
}

export async function callback(): Promise<void> {
  const sum = await withMemoryRpc({ services: [implement(arith, { add })] }, async (rpc) => {
    const answer = await rpc.clients.arith.add({ a: 2, b: 3 });
    return answer.sum;
  });
  same<Same<typeof sum, number>>();
  // @ts-expect-error -- no services
  await withMemoryRpc({}, () => {});
}
