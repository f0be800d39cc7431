import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMemoryRpc, implement, type MemoryRpc } from 'rpc-testkit/jest';
import { desk, deskHandlers } from '../../fixtures/suites/desk.js';

const options = { services: [implement(desk, deskHandlers)], settleMs: 15 } as const;

// One bus for the file, which is its owner.
let shared: MemoryRpc<typeof options.services>;
beforeAll(async () => {
  shared = await createMemoryRpc(options);
});
afterAll(() => shared.close());

let open = (): void => {};

test('fails by itself: a user of the bus of a file that takes too long', async () => {
  shared.on('desk.ask').handle(() => new Promise((resolve) => (open = () => resolve({ answer: 'at last' }))));
  await shared.clients.desk.ask({ text: 'slow on the bus of the file' });
}, 40);

test('passes: the bus of a file is still there', async () => {
  open();
  shared.reset();
  await expect(shared.clients.desk.ask({ text: 'still there' })).resolves.toEqual({ answer: 'STILL THERE' });
  await shared.verify();
});

test.failing('fails by itself: leaves a call behind on the bus of a file', async () => {
  shared.on('desk.ask').hangs();
  void shared.clients.desk.ask({ text: 'left on the bus of the file' });
});
