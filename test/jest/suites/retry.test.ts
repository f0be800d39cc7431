import { jest, test } from '@jest/globals';
import { implement, withMemoryRpc } from 'rpc-testkit/jest';
import { retriedRows } from '../../fixtures/suites/body-rows.js';
import { attic, desk, deskHandlers } from '../../fixtures/suites/desk.js';

jest.retryTimes(1);

const rpc = withMemoryRpc({ services: [implement(desk, deskHandlers), attic], settleMs: 15 });

for (const { title, run } of retriedRows) test(title, async () => void (await run(rpc)));
