import { describe, expect, test } from 'vitest';
import { MethodTable } from '../../src/serve/method-table.js';
import { readReplyFrame, toReplyFrame, SentCalls, serveFrame } from '../../src/serve/frames.js';
import type { Carrier, ServedService } from '../../src/transport/carrier.js';
import { Pipeline } from '../../src/transport/pipeline.js';
import { stoppedReply } from '../../src/transport/reply.js';
import { Destination } from '../../src/transport/call-facts.js';
import type { CallWatch } from '../../src/transport/watcher.js';
import { WireExchange } from '../../src/transport/wire-exchange.js';
import { RpcServer } from '../../src/server/rpc-server.js';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { createGate } from '../memory/support/gate.js';

/** What a server puts on a carrier. */
async function servedOf(handlers: Partial<typeof arithHandlers> = {}): Promise<MethodTable> {
  const table = new MethodTable();
  const carrier: Carrier = {
    send: () => {},
    knows: () => undefined,
    serve: async (services: readonly ServedService[]) => {
      table.putOn(services);
      return { stop: async () => {}, leave: async () => {} };
    },
  };
  const server = new RpcServer(new Pipeline(carrier), {});
  server.registerService(arith, { ...arithHandlers, ...handlers });
  await server.start();
  return table;
}

describe('a frame that a worker serves', () => {
  test('is answered by a frame', async () => {
    const text = '{"jsonrpc":"2.0","method":"arith.add","params":{"a":2,"b":3},"id":"x"}';

    const reply = await serveFrame(await servedOf(), { text, from: 'till-1' });

    expect(reply).toEqual({ text: '{"jsonrpc":"2.0","result":{"sum":5},"id":"x"}', note: undefined });
  });

  test.each([
    ['{', -32700],
    ['5', -32600],
    ['[]', -32600],
    ['{"jsonrpc":"2.0","id":1}', -32600],
    ['{"jsonrpc":"2.0","method":"arith.sub","id":1}', -32601],
    ['{"jsonrpc":"2.0","method":"arith.log","id":1}', -32601],
    ['{"jsonrpc":"2.0","method":"arith.add","params":{},"id":1}', -32602],
  ])('%s is answered with %d', async (text, code) => {
    const reply = await serveFrame(await servedOf({}), { text, from: 'till-1' });

    expect(JSON.parse(reply?.text ?? '')).toMatchObject({ jsonrpc: '2.0', error: { code } });
  });

  test('of a notification is done when its handler is, and has no answer', async () => {
    const gate = createGate();
    let isDone = false;
    const table = await servedOf({ log: () => gate.promise });
    const text = '{"jsonrpc":"2.0","method":"arith.log","params":{"line":"hi"}}';

    const served = serveFrame(table, { text, from: 'till-1' }).then((reply) => {
      isDone = true;
      return reply;
    });
    await new Promise(setImmediate);
    expect(isDone).toBe(false);
    gate.open();

    expect(await served).toBeUndefined();
  });
});

describe('the frame of a reply', () => {
  test('says what a server that stopped means, where its note comes along', () => {
    const frame = toReplyFrame(stoppedReply('server stopped'), 1, true);

    expect(frame).toMatchObject({ note: 'stopped' });
    expect(readReplyFrame(frame as never)).toMatchObject({ id: 1, reply: { local: { failure: 'stopped' } } });
    expect(readReplyFrame({ text: frame?.text ?? '', note: undefined })).toEqual({
      id: 1,
      reply: { kind: 'error', error: { code: -32603, message: 'server stopped' }, data: undefined, local: undefined },
    });
  });

  test.each(['', '{', 'null', '[]', '{"jsonrpc":"2.0","id":1}', '{"jsonrpc":"1.0","id":1,"result":1}'])(
    'that is none, %j, is left to its caller to read',
    (text) => {
      expect(readReplyFrame({ text, note: undefined })).toEqual({ id: undefined, reply: { kind: 'raw', text } });
    },
  );
});

describe('calls that were sent', () => {
  const exchange = (watch?: CallWatch): WireExchange => {
    const made = new WireExchange(new Destination('a', 'b', 'request'), 'x.y', 1, undefined);
    made.watch = watch;
    return made;
  };
  const watch = {} as CallWatch;

  test('are taken once, by sender and id together', () => {
    const sent = new SentCalls();
    const call = exchange(watch);
    sent.add('x', 'y', call);

    expect([sent.take('xy', ''), sent.take('y', 'x'), sent.take('x', 'y'), sent.take('x', 'y')]).toEqual([
      undefined,
      undefined,
      call,
      undefined,
    ]);
  });

  test('are kept only where something watches them', () => {
    const sent = new SentCalls();
    sent.add('x', 'y', exchange());

    expect(sent.take('x', 'y')).toBeUndefined();
  });
});
