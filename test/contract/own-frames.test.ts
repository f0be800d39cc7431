import {
  defineContract,
  defineMethod,
  MemoryBus,
  MemoryRpcClient,
  MemoryRpcServer,
  RpcError,
  RpcProtocolError,
} from 'rpc-testkit';
import { createMemoryRpc, explore, FaultInjector, implement, type MemoryRpc } from 'rpc-testkit/fixtures';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const desk = defineContract('desk', {
  ask: defineMethod({ params: z.object({ line: z.string().optional() }), result: z.string() }),
});
const services = [
  implement(desk, {
    ask: ({ line }) => {
      throw new RpcError(5, line ?? 'closed');
    },
  }),
] as const;
type Rpc = MemoryRpc<typeof services>;

/** What a test gets wrong, or what its application gets. Each throws or rejects. */
const ROWS: Readonly<Record<string, (rpc: Rpc) => unknown>> = {
  'a contract that has a bad name': () => defineContract('rpc', {}),
  'a server without a bus': () => new MemoryRpcServer({} as never),
  'a client with a bad option': () => new MemoryRpcClient({ bus: new MemoryBus(), defaultTimeoutMs: 0 }),
  'a code that is no integer': () => new RpcError('x' as never, 'no'),
  'an injector without a bus': () => new FaultInjector(undefined as never),
  'a method that is unknown': (rpc) => rpc.on('desk.ak' as never),
  'a client that is unknown': (rpc) => rpc.fault('desk.ask').from('bob'),
  'calls of a client that is misspelt': (rpc) => rpc.calls('desk.ask', { from: 'cliennt' }),
  'an error by a name that is unknown': (rpc) => rpc.on('desk.ask').rejects('NOPE' as never),
  'a count that is too small': (rpc) => rpc.fault('desk.ask').times(0),
  'a gate at a bad place': (rpc) => rpc.hold('desk.ask', { at: 'x' as never }),
  'an option that is unknown': (rpc) => rpc.allow({ nope: [] } as never),
  'a wait for an unknown method': (rpc) => rpc.waitForCall('desk.ak' as never),
  'a harness with a bad option': () => createMemoryRpc({ servces: [] } as never),
  'an exploration without runs': () => explore({ services, runs: 0 }, async () => {}),
  'a call with a bad option': async (rpc) => await rpc.clients.desk.ask({}, { timeoutMs: 0 }),
  'a call whose params are refused': async (rpc) => await rpc.clients.desk.ask({ line: 5 as never }),
  'a call whose params are primitive': async (rpc) => await rpc.client.call('desk', 'ask', 5 as never),
  'a call that a handler rejects': async (rpc) => await rpc.clients.desk.ask({}),
  'a call that times out': async (rpc) => {
    rpc.fault('desk.ask').hang();
    await rpc.clients.desk.ask({}, { timeoutMs: 1 });
  },
  'a call that times out in a turn of many timers': async (rpc) => {
    rpc.fault('desk.ask').hang();
    const call = rpc.clients.desk.ask({}, { timeoutMs: 5 });
    // All of them are due when the first is over. Node runs what each leaves to do before the next, from a frame of its own.
    setTimeout(() => {
      for (const until = performance.now() + 20; performance.now() < until;);
    }, 1);
    const others = Array.from({ length: 20 }, (_, index) => setTimeout(() => undefined, index + 1));
    await call.finally(() => others.forEach(clearTimeout));
  },
};

describe('the first frame of a stack is a line of the test, for', () => {
  test.each(Object.entries(ROWS))('%s', async (_what, fail) => {
    await using rpc = await createMemoryRpc({ services, strict: false });

    const error = await caught(() => fail(rpc));

    const first = String(error.stack)
      .split('\n')
      .find((line) => /^\s+at /.test(line));
    expect(first).toContain('own-frames.test.ts');
  });
});

test('an error without any frame of the test keeps those of the package', async () => {
  const client = new MemoryRpcClient({ bus: new MemoryBus() });
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;

  const error = await caught(() => client.call('desk', 'ask')).finally(() => (Error.stackTraceLimit = limit));

  expect(error).not.toBeInstanceOf(RpcProtocolError);
  expect(error.stack).toMatch(/\n\s+at /);
});

async function caught(action: () => unknown): Promise<Error> {
  try {
    await action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
