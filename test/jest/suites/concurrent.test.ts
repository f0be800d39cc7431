import { describe, expect, test } from '@jest/globals';
import { implement, withMemoryRpc } from 'rpc-testkit/jest';
import { attic, desk, deskHandlers } from '../../fixtures/suites/desk.js';

const options = { services: [implement(desk, deskHandlers), attic], settleMs: 15 } as const;
const rpc = withMemoryRpc(options);

test('passes: before the others', async () => {
  await rpc.clients.desk.ask({ text: 'in sequence' });
  await new Promise((resolve) => setTimeout(resolve, 5));
});

test.concurrent('fails by itself: uses what the hooks set up', async () => {
  await new Promise((resolve) => setTimeout(resolve, 1));
  rpc.calls();
});

test.concurrent.each(['red', 'green', 'blue'])(
  'passes: sees only its own call, %s',
  withMemoryRpc.wrap(options, async (own, text: string) => {
    await own.clients.desk.ask({ text });
    await own.idle();
    expect(own.calls().map((call) => call.params)).toEqual([{ text }]);
  }),
);

test.concurrent(
  'fails [inFlight]: the one of them that leaves a call behind',
  withMemoryRpc.wrap(options, (own) => {
    own.on('desk.ask').hangs();
    void own.clients.desk.ask({ text: 'one of them' });
  }),
);

test.concurrent(
  'fails by itself: the one of them that throws',
  withMemoryRpc.wrap(options, async (own) => {
    await own.clients.desk.ask({ text: 'one that throws' });
    throw new Error('the body threw');
  }),
);

describe('wrapped, and in sequence', () => {
  test.each([[1, 2]])(
    'passes: gets what test.each passes on, %i and %i',
    withMemoryRpc.wrap(options, (_own, first: number, second: number) => {
      expect([first, second]).toEqual([1, 2]);
    }),
  );
});
