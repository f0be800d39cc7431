import { describe, test } from '@jest/globals';
import { implement, withMemoryRpc } from 'rpc-testkit/jest';
import { attic, desk, deskHandlers } from '../../fixtures/suites/desk.js';
import { lenientRow, thoroughRows, warnedRow } from '../../fixtures/suites/severity-rows.js';
import { strictRows } from '../../fixtures/suites/strict-rows.js';

const services = [implement(desk, deskHandlers), attic] as const;

describe('strict', () => {
  const rpc = withMemoryRpc({ services, settleMs: 15 });

  for (const { title, run } of strictRows) test(title, async () => void (await run(rpc)));
});

describe('thorough', () => {
  const rpc = withMemoryRpc({ services, strict: { unused: 'all' } });

  for (const { title, run } of thoroughRows) test(title, async () => void (await run(rpc)));
});

describe('lenient', () => {
  const rpc = withMemoryRpc({ services, strict: false, settleMs: 15 });

  test(lenientRow.title, async () => void (await lenientRow.run(rpc)));
});

describe('in between', () => {
  const rpc = withMemoryRpc({ services, strict: { unhandled: 'warn', unused: 'off' } });

  test(warnedRow.title, async () => void (await warnedRow.run(rpc)));
});
