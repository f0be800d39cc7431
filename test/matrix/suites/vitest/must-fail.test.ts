import { withMemoryRpc } from 'rpc-testkit/vitest';
import * as vitest from 'vitest';
import { afterEach, beforeEach, describe, test as base } from 'vitest';
import { afterThem, type EndRow, endRows, leaveOpen, type ShopRpc, throwing } from '../end-rows.js';
import { services } from '../shop.js';

const options = { services, settleMs: 5 };
const test = base.extend(withMemoryRpc(options));
// Vitest 3.2.7 itself fails a test that is expected to fail, if it has fixtures.
const inFixtures = endRows.filter(({ how }) => how !== 'expected to fail' || 'recordArtifact' in vitest);
const optionsOf = ({ how }: EndRow) => (how === 'slow' ? { timeout: 40 } : { fails: how !== undefined });

test('fails: it does not use its fault', async ({ rpc }) => {
  rpc.fault('stock.count').once().error(1001);
  await rpc.clients.stock.take({ sku: 'mug' });
});

describe('a fixture', () => {
  test('skips: from within', ({ rpc, skip }) => {
    void leaveOpen(rpc);
    skip();
  });
  for (const row of inFixtures) test(row.title, optionsOf(row), async ({ rpc }) => void (await row.run(rpc)));
});

// Vitest 3.2 doesn't tell a callback of its test: the signal does.
describe('a callback', () => {
  base('skips: from within', ({ skip, signal }) =>
    withMemoryRpc({ ...options, signal }, (rpc) => {
      void leaveOpen(rpc);
      skip();
    }),
  );
  for (const row of endRows)
    base(row.title, optionsOf(row), ({ signal }) =>
      withMemoryRpc({ ...options, signal }, async (rpc) => void (await row.run(rpc))),
    );
});

describe('a hook', () => {
  describe('before each', () => {
    beforeEach<{ rpc: ShopRpc }>(({ rpc }) => {
      void leaveOpen(rpc);
      throwing('the hook');
    });
    test('fails: its beforeEach throws', ({ rpc }) => void rpc);
  });
  describe('after each', () => {
    afterEach<{ rpc: ShopRpc }>(() => throwing('the hook'));
    test('fails: its afterEach throws', ({ rpc }) => void leaveOpen(rpc));
  });
  for (const row of afterThem) test(row.title, async () => void (await row.run(undefined as never)));
});
