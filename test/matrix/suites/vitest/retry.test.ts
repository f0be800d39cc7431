import { withMemoryRpc } from 'rpc-testkit/vitest';
import * as vitest from 'vitest';
import { describe, test as base } from 'vitest';
import { retryRows } from '../retry-rows.js';
import { services } from '../shop.js';

const options = { services, settleMs: 5 };
const test = base.extend(withMemoryRpc(options));
const retry = { retry: 1 };
// Vitest 3.2.7 itself does not run the body again, if the test has fixtures.
const inFixtures = 'recordArtifact' in vitest ? retryRows() : [];

for (const row of inFixtures) test(`a fixture ${row.title}`, retry, async ({ rpc }) => void (await row.run(rpc)));

// Vitest 3.2 doesn't tell a callback of its test: the signal does.
describe('a callback', () => {
  for (const row of retryRows())
    base(row.title, retry, ({ signal }) =>
      withMemoryRpc({ ...options, signal }, async (rpc) => void (await row.run(rpc))),
    );
});
