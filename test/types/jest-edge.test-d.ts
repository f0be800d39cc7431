import { test } from '@jest/globals';
import { defineContract, defineMethod, defineNotification } from 'rpc-testkit';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/jest';
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
const services = [implement(arith, { add }), greeter] as const;

/** Never run: these lines are only compiled. */
export function hooks(): void {
  const rpc = withMemoryRpc({ services: [implement(arith, { add }), greeter], clients: ['ann', 'bob'] });

  test('without a type argument', async () => {
    const { sum } = await rpc.clients.arith.add({ a: 2, b: 3 });
    same<Same<typeof sum, number>>();
    const greeting = await rpc.as('bob').greeter.greet();
    same<Same<typeof greeting, string>>();
    expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
    // @ts-expect-error -- a is no string
    await rpc.clients.arith.add({ a: '2', b: 3 });
    // @ts-expect-error -- no such service
    void rpc.clients.mail;
    // @ts-expect-error -- no such client
    rpc.as('carol');
    // @ts-expect-error -- no such method
    expect(rpc).toHaveBeenCalledRpc('arith.subtract');
  });
}

export function wrapped(): void {
  const plain = withMemoryRpc.wrap({ services }, async (rpc) => {
    const { sum } = await rpc.clients.arith.add({ a: 2, b: 3 });
    same<Same<typeof sum, number>>();
  });
  same<Same<typeof plain, () => Promise<void>>>();
  test.concurrent('each its own', plain);

  const withArguments = withMemoryRpc.wrap({ services }, async (rpc, a: number, name: string) => {
    await rpc.clients.arith.add({ a, b: name.length });
  });
  same<Same<typeof withArguments, (a: number, name: string) => Promise<void>>>();
  test.concurrent.each([[1, 'one'] as const])('%i is %s', withArguments);
  test.each([{ a: 1 }])(
    'a is $a',
    withMemoryRpc.wrap({ services, clients: ['ann'] }, async (rpc, { a }: { a: number }) => {
      await rpc.as('ann').arith.add({ a, b: a });
      // @ts-expect-error -- no such client
      rpc.as('bob');
    }),
  );
  const ofText = withMemoryRpc.wrap({ services }, (_rpc, text: string) => text.length);
  // @ts-expect-error -- the table has no strings
  test.each([1, 2])('%i', ofText);
}

export async function callback(): Promise<void> {
  const sum = await withMemoryRpc({ services }, async (rpc) => {
    const answer = await rpc.clients.arith.add({ a: 2, b: 3 });
    return answer.sum;
  });
  same<Same<typeof sum, number>>();
  // @ts-expect-error -- no services
  await withMemoryRpc({}, () => {});
}
