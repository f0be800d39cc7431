import { describe, expect, test } from '@jest/globals';
import { implement, withMemoryRpc } from 'rpc-testkit/jest';
import { attic, desk, deskHandlers } from '../../fixtures/suites/desk.js';

const options = { services: [implement(desk, deskHandlers), attic], settleMs: 15 } as const;
const rpc = withMemoryRpc(options);

let begin: () => void;
const begun = new Promise<void>((resolve) => {
  begin = resolve;
});

// Jest 29 starts concurrent tests before all others, so that one could read what the hooks of another have set up.
test('passes: in sequence, while others run', async () => {
  await rpc.clients.desk.ask({ text: 'in sequence' });
  begin();
  await new Promise(setImmediate);
});

test.concurrent('fails by itself: uses what the hooks set up', async () => {
  await begun;
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
