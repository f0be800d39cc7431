import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineContract, defineMethod, RpcError } from 'rpc-testkit';
import { createMemoryRpc, expect, implement, RpcTestError, verifyStubs } from 'rpc-testkit/vitest';
import { afterAll, test } from 'vitest';
import { z } from 'zod';

const payments = defineContract('payments', {
  charge: defineMethod({ params: z.object({ amount: z.number() }), result: z.object({ id: z.string() }) }),
});
const handlers = {
  charge: (): never => {
    throw new RpcError(1003, 'declined');
  },
};
const folder = mkdtempSync(join(tmpdir(), 'contracts-'));

afterAll(() => rmSync(folder, { recursive: true }));

// #region contract
test('the contracts are those that were agreed on', () => {
  expect([payments]).toMatchContract('payments.contracts.json');
});
// #endregion

test('a stub that answers otherwise than its handler', async () => {
  // #region shadow
  const rpc = await createMemoryRpc({ services: [payments], shadow: [implement(payments, handlers)] });
  rpc.on('payments.charge').rejects(new RpcError(1002, 'declined'));
  await rpc.clients.payments.charge({ amount: 5 }).catch(() => {});
  // #endregion

  await expect(rpc.close()).rejects.toThrow(RpcTestError);
});

test('the stubs of a run, held against the real handlers', async () => {
  const call = {
    seq: 1,
    from: 'shop',
    name: 'payments.charge',
    params: { amount: 5 },
    answeredBy: 'stub',
    at: 0,
    outcome: { status: 'rejected', error: { name: 'RpcError', message: 'declined', code: 1003 } },
  };
  const conversation = {
    type: 'conversation',
    version: 1,
    file: 'shop.test.ts',
    test: ['pays'],
    try: 1,
    state: 'passed',
  };
  const run = { type: 'run', version: 1, runner: 'vitest', startedAt: 0, root: folder };
  const lines = [run, { ...conversation, services: ['payments'], total: 1, calls: [call], covered: [] }];
  const recorded = join(folder, 'rpc.ndjson');
  writeFileSync(recorded, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const prepareAccount = (cents: number): number => cents;

  // #region verify
  const { replayed } = await verifyStubs([implement(payments, handlers)], recorded, {
    given: (call) => prepareAccount(call.params.amount),
  });
  // #endregion

  expect(replayed).toBe(1);
});
