import { expect, test } from '@jest/globals';
import { implement, withMemoryRpc } from 'rpc-testkit/jest';
import { bodyRows, expectedToFailRows, slowRow } from '../../fixtures/suites/body-rows.js';
import { attic, desk, deskHandlers } from '../../fixtures/suites/desk.js';

const options = { services: [implement(desk, deskHandlers), attic], settleMs: 15 } as const;
const rpc = withMemoryRpc(options);

for (const { title, run } of bodyRows) test(title, async () => void (await run(rpc)));

test(slowRow.title, async () => void (await slowRow.run(rpc)), 20);

for (const { title, run } of expectedToFailRows) test.failing(title, async () => void (await run(rpc)));

test.failing('fails by itself: expected to fail, it passes', async () => {
  await rpc.clients.desk.ask({ text: 'no failure' });
  expect(rpc.calls()).toHaveLength(1);
});

test.failing(
  'fails by itself: wrapped and expected to fail, it only leaves a call behind',
  withMemoryRpc.wrap(options, (own) => {
    own.on('desk.ask').hangs();
    void own.clients.desk.ask({ text: 'no throw, wrapped' });
  }),
);

test.failing('fails by itself: expected to fail, a body within it only leaves a call behind', async () => {
  await withMemoryRpc(options, (own) => {
    own.on('desk.ask').hangs();
    void own.clients.desk.ask({ text: 'no throw, within' });
  });
});

test.failing(
  'passes: wrapped and expected to fail, it fails',
  withMemoryRpc.wrap(options, () => {
    throw new Error('as expected');
  }),
);
