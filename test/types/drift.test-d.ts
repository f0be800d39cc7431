import { expect as jestExpect } from '@jest/globals';
import { defineContract, defineMethod, defineNotification, RpcError } from 'rpc-testkit';
import {
  createMemoryRpc,
  type StubbedCall,
  verifyStubs,
  type VerifiedStubs,
  withMemoryRpc,
} from 'rpc-testkit/fixtures';
import { expect as ofJest } from 'rpc-testkit/jest';
import { expect, explore, implement } from 'rpc-testkit/vitest';
import { expect as vitestExpect } from 'vitest';
import { z } from 'zod';
import { same, type Same } from './same.js';

const payments = defineContract('payments', {
  charge: defineMethod({
    params: z.object({ amount: z.number(), at: z.date().optional() }),
    result: z.object({ id: z.string() }),
  }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
});
const rates = defineContract('rates', { of: defineMethod({ params: z.tuple([z.string()]), result: z.number() }) });
const real = implement(payments, { charge: ({ amount }) => ({ id: String(amount) }), log: () => {} });

/** Never run: these lines are only compiled. */
export async function verified(lines: readonly object[]): Promise<void> {
  const counts = await verifyStubs([real, rates], 'rpc.ndjson', {
    timeoutMs: 50,
    // What a stub was asked is typed by its name; the harness, in which the call is made, by the services.
    given: async (call, rpc) => {
      same<Same<typeof call.name, 'payments.charge' | 'payments.log' | 'rates.of'>>();
      same<Same<typeof call.from, string>>();
      same<Same<typeof call.test, readonly string[]>>();
      if (call.name === 'payments.charge') {
        same<Same<typeof call.params.amount, number>>();
        // A date has crossed the wire.
        same<Same<typeof call.params.at, string | undefined>>();
        // @ts-expect-error -- no such member
        void call.params.line;
      }
      if (call.name === 'payments.log') same<Same<typeof call.params.line, string>>();
      if (call.name === 'rates.of') same<Same<(typeof call.params)[0], string>>();
      if (call.outcome.status === 'rejected') same<Same<typeof call.outcome.error.code, number>>();
      rpc.on('rates.of').resolves(2);
      // @ts-expect-error -- a wrong result
      rpc.on('rates.of').resolves('two');
      await rpc.clients.rates.of(['EUR']);
    },
  });
  same<Same<typeof counts, VerifiedStubs>>();
  same<Same<typeof counts.replayed, number>>();
  await verifyStubs([real], ['one.ndjson', 'two.ndjson']);
  await verifyStubs([real], lines);

  // @ts-expect-error -- no file
  await verifyStubs([real]);
  // @ts-expect-error -- no such option
  await verifyStubs([real], 'rpc.ndjson', { timeout: 50 });
  // @ts-expect-error -- no service
  await verifyStubs(['payments'], 'rpc.ndjson');
}

export function namedCall(call: StubbedCall<readonly [typeof payments]>): void {
  same<Same<typeof call.name, 'payments.charge' | 'payments.log'>>();
  // @ts-expect-error -- read only
  call.from = 'ann';
}

export async function shadowed(): Promise<void> {
  // Wherever a harness is opened, and with the contracts that are its services untouched.
  const rpc = await createMemoryRpc({ services: [payments], shadow: [real] });
  rpc.on('payments.charge').rejects(new RpcError(1002, 'declined'));
  await withMemoryRpc({ services: [payments], shadow: [real] }, async ({ clients }) => {
    same<Same<Awaited<ReturnType<typeof clients.payments.charge>>['id'], string>>();
  });
  await explore({ services: [payments], shadow: [real] }, async () => {});

  // @ts-expect-error -- a list
  await createMemoryRpc({ services: [payments], shadow: real });
  // @ts-expect-error -- a contract has no handlers
  await createMemoryRpc({ services: [payments], shadow: [rates] });
}

export async function contractsOfAFile(module: object): Promise<void> {
  expect(payments).toMatchContract('contracts.json');
  expect([payments, real]).toMatchContract('contracts.json');
  expect(module).toMatchContract('contracts.json');
  await expect(Promise.resolve(module)).resolves.toMatchContract('contracts.json');
  await jestExpect(Promise.resolve(module)).resolves.toMatchContract('contracts.json');
  ofJest([payments]).toMatchContract('contracts.json');
  vitestExpect([payments]).toMatchContract('contracts.json');
  jestExpect([payments]).toMatchContract('contracts.json');
  same<Same<ReturnType<ReturnType<typeof expect<object>>['toMatchContract']>, void>>();

  // @ts-expect-error -- a path
  expect([payments]).toMatchContract();
  // @ts-expect-error -- one path
  ofJest([payments]).toMatchContract('one.json', 'two.json');
  // @ts-expect-error -- a path is a text
  vitestExpect([payments]).toMatchContract(1);
  // @ts-expect-error -- a path is a text
  jestExpect([payments]).toMatchContract({});
}
