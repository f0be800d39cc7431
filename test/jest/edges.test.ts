import { afterAll, beforeAll, beforeEach, describe, expect as jestExpect, test } from '@jest/globals';
import { inspect } from 'node:util';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/jest';
import { desk, deskHandlers } from '../fixtures/suites/desk.js';

const options = { services: [implement(desk, deskHandlers)] } as const;
const rpc = withMemoryRpc(options);
const OUTSIDE = 'rpc was used outside a test';

const atModule = thrownBy(() => rpc.clients);

describe('outside a test', () => {
  const inDescribe = thrownBy(() => rpc.calls());
  const printed = [inspect(rpc), String(rpc as unknown), JSON.stringify(rpc)];
  let inBeforeAll: unknown;

  beforeAll(() => {
    inBeforeAll = thrownBy(() => rpc.transcript());
  });

  afterAll(() => {
    expect(thrownBy(() => rpc.clients)).toContain(OUTSIDE);
  });

  test('rpc says so', () => {
    expect([atModule, inDescribe, inBeforeAll]).toEqual([1, 2, 3].map(() => expect.stringContaining(OUTSIDE)));
  });

  test('rpc can be printed', () => {
    expect(printed).toEqual(['{}', '[object Object]', '{}']);
  });
});

describe('in a test', () => {
  beforeEach(() => {
    rpc.on('desk.ask').calledWith({ text: 'stubbed' }).resolves({ answer: 'by a hook' });
  });

  test("rpc is the test's own", async () => {
    const { clients, calls } = rpc;

    await clients.desk.ask({ text: 'hi' });

    await expect(rpc.clients.desk.ask({ text: 'stubbed' })).resolves.toEqual({ answer: 'by a hook' });
    expect(calls()).toHaveLength(2);
  });

  test('and the next one has one of its own', async () => {
    expect(rpc.calls()).toEqual([]);
    await rpc.clients.desk.ask({ text: 'hi' });
    expect(rpc).toHaveBeenCalledRpcOnce('desk.ask', { text: 'hi' });
    jestExpect(rpc).toHaveBeenCalledRpcOnce('desk.ask', { text: 'hi' });
    await expect(Promise.resolve(rpc)).resolves.toBe(rpc);
  });
});

describe('wrap', () => {
  test('makes functions that take no done', () => {
    const wrapped = withMemoryRpc.wrap(options, (_rpc, first: number, second: number) => [first, second]);

    expect(wrapped.length).toBe(0);
  });

  test('passes arguments on, and returns nothing', async () => {
    let passed: unknown;
    const wrapped = withMemoryRpc.wrap(options, (own, first: number, second: string) => {
      passed = [own.calls().length, first, second];
      return 'something';
    });

    await expect(wrapped(1, 'two')).resolves.toBe(undefined);
    expect(passed).toEqual([0, 1, 'two']);
  });

  test.concurrent('names the test, when its rpc is used too late', async () => {
    let late: ReturnType<typeof withMemoryRpc<(typeof options)['services']>>['clients'] | undefined;
    await withMemoryRpc.wrap(options, (own) => {
      late = own.clients;
    })();

    await expect(late?.desk.ask({ text: 'late' })).rejects.toMatchObject({
      reason: 'stopped',
      message: expect.stringContaining('the test "wrap names the test, when its rpc is used too late"'),
    });
  });
});

describe('the callback form', () => {
  test('gives the value of its body', async () => {
    await expect(withMemoryRpc(options, (own) => own.calls().length)).resolves.toBe(0);
  });

  test("rejects with the body's very error", async () => {
    const thrown = withMemoryRpc(options, () => {
      throw 0;
    });

    await expect(thrown).rejects.toBe(0);
  });
});

function thrownBy(use: () => unknown): unknown {
  try {
    return use();
  } catch (error) {
    return String(error);
  }
}
