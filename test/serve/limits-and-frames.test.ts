// What a mutation run found untested: limits to the letter, and frames that an interceptor wrote.
import { defineContract, defineMethod, type Interceptor, MemoryBus } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { echo } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

const echoing = { send: (params: unknown) => params, tell: () => undefined };
const request = (params: unknown): string =>
  JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'echo.send', params: [params] });
const errorIn = (text: string | undefined): unknown => (JSON.parse(text ?? '') as { error?: unknown }).error;

describe('a limit of bus.handle', () => {
  test.each([0, -1, Number.NaN, '5', null])('that is %j is a RangeError', async (limit) => {
    const bus = new MemoryBus();

    expect(await rejectionOf(bus.handle('{}', { maxBytes: limit as never }))).toBeInstanceOf(RangeError);
    expect(await rejectionOf(bus.handle('{}', { maxBatch: limit as never }))).toBeInstanceOf(RangeError);
  });

  test.each([undefined, null, 5, {}])('is not asked of what is no text: %j is a TypeError', async (text) => {
    expect(await rejectionOf(new MemoryBus().handle(text as never))).toBeInstanceOf(TypeError);
  });

  test.each(['x'.repeat(60), 'ü'.repeat(60), '€'.repeat(60)])(
    'counts bytes, and lets the last one in: %s',
    async (text) => {
      const { bus } = await startPair(echo, echoing);
      const bytes = new TextEncoder().encode(request(text)).byteLength;

      expect(errorIn(await bus.handle(request(text), { maxBytes: bytes }))).toBeUndefined();
      expect(errorIn(await bus.handle(request(text), { maxBytes: bytes - 1 }))).toMatchObject({ code: -32600 });
    },
  );

  test('counts messages, and lets the last one in', async () => {
    const { bus } = await startPair(echo, echoing);
    const batch = `[${request(1)},${request(2)}]`;

    expect(JSON.parse((await bus.handle(batch, { maxBatch: 2 })) ?? '')).toHaveLength(2);
    expect(errorIn(await bus.handle(batch, { maxBatch: 1 }))).toMatchObject({ code: -32600 });
  });
});

describe('a frame that an interceptor wrote', () => {
  const frame =
    (error: object): Interceptor =>
    async () => ({
      kind: 'raw',
      text: JSON.stringify({ jsonrpc: '2.0', id: 1, error }),
    });

  test.each([
    [
      { code: -32603, message: 'x', data: 'inside' },
      { code: -32603, message: 'x' },
    ],
    [
      { code: -32603, message: 'x' },
      { code: -32603, message: 'x' },
    ],
    [
      { code: 5, message: 'x', data: 'for all' },
      { code: 5, message: 'x', data: 'for all' },
    ],
  ])('%j goes out as %j', async (error, shown) => {
    const { bus } = await startPair(echo, echoing);
    bus.use(frame(error));

    expect(errorIn(await bus.handle(request(1)))).toEqual(shown);
    expect(errorIn(await bus.handle(request(1), { exposeErrors: true }))).toEqual(error);
  });

  test('names the method to a caller of this process', async () => {
    const { client, bus } = await startPair(echo, echoing);
    bus.use(frame({ code: 5, message: 'x' }));

    expect(await rejectionOf(client.call('echo', 'send', {}))).toMatchObject({ code: 5, method: 'echo.send' });
  });

  test.each([
    ['null', z.void(), undefined],
    ['null', z.string().optional(), undefined],
    ['null', z.null(), null],
    ['"x"', z.string().optional(), 'x'],
  ])('and that brings %s is read by what its contract takes', async (result, schema, expected) => {
    const one = defineContract('one', { get: defineMethod({ params: z.object({}), result: schema as z.ZodType }) });
    const { api, bus } = await startPair(one, { get: () => 1 as never });
    bus.use(async ({ id }) => ({ kind: 'raw', text: `{"jsonrpc":"2.0","id":${String(id)},"result":${result}}` }));

    await expect(api.get({})).resolves.toBe(expected);
  });

  test('and that brings what its contract refuses is no answer, though undefined would be one', async () => {
    const one = defineContract('one', { get: defineMethod({ params: z.object({}), result: z.string().optional() }) });
    const { api, bus } = await startPair(one, { get: () => 'x' });
    bus.use(async ({ id }) => ({ kind: 'raw', text: `{"jsonrpc":"2.0","id":${String(id)},"result":5}` }));

    expect(await rejectionOf(api.get({}))).toMatchObject({ name: 'RpcProtocolError' });
  });
});

test.each([
  undefined,
  null,
  5,
  {},
  { kind: 'raw', text: 5 },
  { kind: 'error' },
  { kind: 'error', error: { code: 1.5 } },
])('an interceptor that answers %j is answered for with -32603', async (reply) => {
  const { client, bus } = await startPair(echo, echoing);
  bus.use(async () => reply as never);

  expect(await rejectionOf(client.call('echo', 'send', {}))).toMatchObject({ code: -32603 });
  expect(errorIn(await bus.handle(request(1)))).toEqual({ code: -32603, message: 'Internal error' });
});
