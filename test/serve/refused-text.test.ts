import { CallRecorder } from 'rpc-testkit/fixtures';
import { describe, expect, test, vi } from 'vitest';
import { echo } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

const start = async () => {
  const send = vi.fn((value: unknown) => value);
  const pair = await startPair(echo, { send, tell: () => undefined });
  const ask = async (text: string): Promise<unknown> => JSON.parse((await pair.bus.handle(text)) ?? 'null') as unknown;
  return { ...pair, send, ask };
};
const withParams = (params: string): string => `{"jsonrpc":"2.0","id":1,"method":"echo.send","params":${params}}`;
const nested = (levels: number): string => '{"a":'.repeat(levels - 1) + '{}' + '}'.repeat(levels - 1);

describe('a number that would change is refused', () => {
  test('in params, with its path', async () => {
    const { ask, send } = await start();

    const answer = await ask(withParams('{"list":[1,{"n":1e400}]}'));

    const message = 'params.list[1].n is a number too large to be read';
    const issues = [{ path: ['list', 1, 'n'], message }];
    expect(answer).toEqual({
      jsonrpc: '2.0',
      id: 1,
      error: { code: -32602, message: 'Invalid params', data: { issues } },
    });
    expect(send).not.toHaveBeenCalled();
  });

  test('in params of a batch, alone', async () => {
    const { ask } = await start();

    const answers = await ask(`[${withParams('[-1e999]')},${withParams('[1]')}]`);

    expect(answers).toMatchObject([{ error: { code: -32602 } }, { result: [1] }]);
  });

  test.each(['9007199254740993', '-9007199254740992', '1e400'])('as an id: %s', async (id) => {
    const { ask } = await start();

    const answer = await ask(withParams('[]').replace('"id":1', `"id":${id}`));

    expect(answer).toEqual({ jsonrpc: '2.0', id: null, error: { code: -32600, message: 'Invalid Request' } });
  });

  test.each(['9007199254740991', '-1', '1.5', '0'])('not the id %s, which comes back as it is', async (id) => {
    const { ask } = await start();

    expect(await ask(withParams('[]').replace('"id":1', `"id":${id}`))).toMatchObject({ id: Number(id), result: [] });
  });

  test.each([
    ['a result', '"result":{"n":1e400}', 'result.n is a number too large'],
    ['the data of an error', '"error":{"code":1,"message":"x","data":[-1e400]}', 'error.data[0] is a number too large'],
  ])('in %s of a raw reply', async (_title, member, why) => {
    const { client, bus } = await start();
    bus.use(async ({ id }) => ({ kind: 'raw', text: `{"jsonrpc":"2.0","id":${Number(id)},${member}}` }));

    const error = await rejectionOf(client.call('echo', 'send', {}));

    expect(error).toMatchObject({ name: 'RpcProtocolError', message: expect.stringContaining(why) });
  });
});

describe('nesting', () => {
  test('goes as deep by bus.handle as by a client', async () => {
    const { ask, client } = await start();
    const outcomes = async (levels: number): Promise<unknown> => [
      'result' in ((await ask(withParams(nested(levels)))) as object),
      await client.call('echo', 'send', JSON.parse(nested(levels))).then(
        () => true,
        () => false,
      ),
    ];

    expect(await outcomes(1_001)).toEqual([true, true]);
    expect(await outcomes(1_002)).toEqual([false, false]);
  });

  test.each([1_002, 100_000])('%i levels deep is an answer', async (levels) => {
    const { ask } = await start();

    expect(await ask(withParams(nested(levels)))).toMatchObject({ id: 1, error: { code: -32602 } });
  });
});

test('a message whose params are refused is recorded like any other', async () => {
  const { bus, ask } = await start();
  const recorder = new CallRecorder(bus);

  await ask(withParams('[1e400]'));
  await ask('{"jsonrpc":"2.0","method":"echo.tell","params":[1e400]}');

  expect(recorder.calls()).toMatchObject([
    { name: 'echo.send', outcome: { status: 'rejected', error: { code: -32602 } } },
    { name: 'echo.tell', kind: 'notification' },
  ]);
});

describe('an answer names the limit that was met', () => {
  test.each([
    ['maxBytes', { maxBytes: 10 }, 'the text has more than 10 bytes: maxBytes'],
    ['maxBatch', { maxBatch: 1 }, 'the batch has more than 1 messages: maxBatch'],
  ])('%s', async (_title, options, limit) => {
    const { bus } = await start();

    const answer = await bus.handle(`[${withParams('[]')},${withParams('[]')}]`, options);

    const error = { code: -32600, message: 'Invalid Request', data: { limit } };
    expect(JSON.parse(answer ?? '')).toEqual({ jsonrpc: '2.0', id: null, error });
  });
});

describe('what is inside stays inside', () => {
  const inner = '{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"Internal error","data":"inside"}}';

  test('of a frame that an interceptor wrote', async () => {
    const { bus } = await start();
    bus.use(async () => ({ kind: 'raw', text: inner }));

    expect(await bus.handle(withParams('[]'))).not.toContain('inside');
    expect(await bus.handle(withParams('[]'), { exposeErrors: true })).toBe(inner);
  });
});
