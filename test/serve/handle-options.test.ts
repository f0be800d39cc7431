import { getEventListeners } from 'node:events';
import { RpcTransportError } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { createGate } from '../memory/support/gate.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { request, sendFrame } from '../memory/support/send-frame.js';
import { startPair } from '../memory/support/start-pair.js';

const frame = request('arith.add', { a: 1, b: 2 });
const failing = {
  ...arithHandlers,
  add: (): never => {
    throw Object.assign(new RangeError('secret'), { code: 'E_SECRET', path: '/etc' });
  },
};

describe('exposeErrors', () => {
  test('off, keeps what a handler threw to itself', async () => {
    const { bus } = await startPair(arith, failing);

    const answer = await sendFrame(bus, frame);

    expect(answer).toStrictEqual({ jsonrpc: '2.0', id: 1, error: { code: -32603, message: 'Internal error' } });
  });

  test('on, tells its name and message and no more', async () => {
    const { bus } = await startPair(arith, failing);

    const answer = await sendFrame(bus, frame, { exposeErrors: true });

    const error = { code: -32603, message: 'Internal error', data: { name: 'RangeError', message: 'secret' } };
    expect(answer).toStrictEqual({ jsonrpc: '2.0', id: 1, error });
  });

  test('does not touch the issues of refused params', async () => {
    const { bus } = await startPair(arith, arithHandlers);

    const answer = await sendFrame(bus, request('arith.add', { a: 1 }));

    expect(answer).toMatchObject({
      error: { code: -32602, message: 'Invalid params', data: { issues: [{ path: ['b'] }] } },
    });
  });

  test('holds for each member of a batch', async () => {
    const { bus } = await startPair(arith, failing);

    const answers = [await sendFrame(bus, [frame]), await sendFrame(bus, [frame], { exposeErrors: true })];

    expect(answers).toEqual([
      [{ jsonrpc: '2.0', id: 1, error: { code: -32603, message: 'Internal error' } }],
      [
        expect.objectContaining({
          error: expect.objectContaining({ data: { name: 'RangeError', message: 'secret' } }),
        }),
      ],
    ]);
  });
});

describe('from', () => {
  test.each([
    ['is handle unless told', undefined, 'handle'],
    ['is what the caller says', { from: 'web' }, 'web'],
  ])('%s', async (_title, options, expected) => {
    const add = vi.fn(arithHandlers.add);
    const { bus } = await startPair(arith, { ...arithHandlers, add });

    await sendFrame(bus, frame, options);

    expect(add).toHaveBeenCalledWith({ a: 1, b: 2 }, expect.objectContaining({ from: expected }));
  });
});

describe('signal', () => {
  async function startHanging() {
    const arrived = createGate();
    const pair = await startPair(arith, {
      ...arithHandlers,
      add: () => {
        arrived.open();
        return new Promise<never>(() => undefined);
      },
    });
    return { ...pair, arrived: arrived.promise };
  }

  test('aborted while a handler runs rejects with reason aborted', async () => {
    const { bus, arrived } = await startHanging();
    const controller = new AbortController();
    const answer = rejectionOf(sendFrame(bus, frame, { signal: controller.signal }));
    await arrived;

    controller.abort();

    expect(await answer).toBeInstanceOf(RpcTransportError);
    expect(await answer).toMatchObject({ name: 'RpcTransportError', reason: 'aborted' });
  });

  test('aborted beforehand rejects, and runs nothing', async () => {
    const add = vi.fn(arithHandlers.add);
    const { bus } = await startPair(arith, { ...arithHandlers, add });

    const error = await rejectionOf(sendFrame(bus, frame, { signal: AbortSignal.abort() }));

    expect(error).toMatchObject({ name: 'RpcTransportError', reason: 'aborted' });
    expect(add).not.toHaveBeenCalled();
  });

  test('aborted during a batch rejects the whole', async () => {
    const { bus, arrived } = await startHanging();
    const controller = new AbortController();
    const answer = rejectionOf(sendFrame(bus, [frame, 5], { signal: controller.signal }));
    await arrived;

    controller.abort();

    expect(await answer).toMatchObject({ name: 'RpcTransportError', reason: 'aborted' });
  });

  test('is let go once the answer is there', async () => {
    const { bus } = await startPair(arith, arithHandlers);
    const controller = new AbortController();

    await sendFrame(bus, [frame, frame], { signal: controller.signal });

    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });
});
