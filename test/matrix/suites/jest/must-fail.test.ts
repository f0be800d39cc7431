import { afterEach, beforeEach, describe, test } from '@jest/globals';
import { withMemoryRpc } from 'rpc-testkit/jest';
import { afterThem, type EndRow, endRows, leaveOpen, throwing } from '../end-rows.js';
import { services } from '../shop.js';

const options = { services, settleMs: 5 };

function declare({ title, how }: EndRow, body: () => Promise<void>): void {
  if (how === 'expected to fail') test.failing(title, body);
  else test(title, body, how === 'slow' ? 40 : undefined);
}

describe('hooks', () => {
  const rpc = withMemoryRpc(options);
  test('fails: it does not use its fault', async () => {
    rpc.fault('stock.count').once().error(1001);
    await rpc.clients.stock.take({ sku: 'mug' });
  });
  for (const row of endRows) declare(row, async () => void (await row.run(rpc)));
});

describe('a callback', () => {
  for (const row of endRows) declare(row, () => withMemoryRpc(options, async (rpc) => void (await row.run(rpc))));
});

describe('a hook of the user', () => {
  describe('before each', () => {
    const rpc = withMemoryRpc(options);
    beforeEach(() => {
      void leaveOpen(rpc);
      throwing('the hook');
    });
    test('fails: its beforeEach throws', () => {});
  });
  describe('after each', () => {
    afterEach(() => throwing('the hook'));
    const rpc = withMemoryRpc(options);
    test('fails: its afterEach throws', () => void leaveOpen(rpc));
  });
  for (const row of afterThem) test(row.title, async () => void (await row.run(undefined as never)));
});
