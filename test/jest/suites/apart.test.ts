import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ClientOf } from 'rpc-testkit';
import { implement, withMemoryRpc } from 'rpc-testkit/jest';
import { attic, desk, deskHandlers } from '../../fixtures/suites/desk.js';

const services = [implement(desk, deskHandlers), attic] as const;
const asked: string[] = [];

// Before its own: this one finds the rpc still there.
afterEach(() => void asked.push(`${rpc.calls().length} calls`));
const rpc = withMemoryRpc({ services, settleMs: 15 });
afterEach(() => expect(() => rpc.calls()).toThrow('rpc was used outside a test'));

describe('leftovers', () => {
  let late: ClientOf<typeof desk> | undefined;
  let isSettled = false;
  let signal: AbortSignal | undefined;

  test('fails [inFlight]: leaves a call to the next test', () => {
    jest.useFakeTimers();
    late = rpc.clients.desk;
    rpc.on('desk.ask').handle((_params, context) => {
      signal = context.signal;
      return new Promise(() => {});
    });
    void rpc.clients.desk.ask({ text: 'leftover' }, { timeoutMs: 30 }).finally(() => (isSettled = true));
  });

  test('passes: finds the call of the test before unsettled, its handler told to stop', async () => {
    expect(signal?.aborted).toBe(true);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(isSettled).toBe(false);
    jest.useRealTimers();
    expect(asked).toEqual(['1 calls']);
  });

  test('passes: is told who owned the rpc that has ended', async () => {
    await expect(late?.ask({ text: 'late' })).rejects.toMatchObject({
      reason: 'stopped',
      message: expect.stringContaining('the test "leftovers fails [inFlight]: leaves a call to the next test"'),
    });
  });
});

describe('a second bus', () => {
  const billing = withMemoryRpc({ services: [desk], settleMs: 15 });

  beforeEach(() => void billing.on('desk.ask').resolves({ answer: 'billed' }));

  test('passes: shares nothing with the first', async () => {
    await expect(billing.clients.desk.ask({ text: 'second' })).resolves.toEqual({ answer: 'billed' });
    await expect(rpc.clients.desk.ask({ text: 'first' })).resolves.toEqual({ answer: 'FIRST' });
    expect(billing).toHaveBeenCalledRpcOnce('desk.ask');
  });

  test('fails [inFlight]: leaves a call behind on the second', () => {
    billing.hold('desk.ask');
    void billing.clients.desk.ask({ text: 'on the second' });
  });
});

describe('fake timers', () => {
  test('fails [inFlight]: leaves fake timers on, and a call behind', () => {
    jest.useFakeTimers();
    rpc.fault('desk.ask').delay(1_000);
    void rpc.clients.desk.ask({ text: 'no time' });
  });

  test('passes: next to fake timers that were left on', async () => {
    jest.useRealTimers();
    await rpc.clients.desk.ask({ text: 'time again' });
  });
});
