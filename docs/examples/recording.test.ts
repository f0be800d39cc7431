import { MemoryBus, MemoryRpcClient, MemoryRpcServer, RpcError } from 'rpc-testkit';
import { CallRecorder, expect, implement, type RpcCall, withMemoryRpc } from 'rpc-testkit/vitest';
import { describe, test as base } from 'vitest';
import { arith } from './arith.js';
import { diary } from './recording/diary.js';

const handlers = { add: ({ a, b }: { a: number; b: number }) => ({ sum: a + b }), log: () => {} };
const test = base.extend(withMemoryRpc({ services: [implement(arith, handlers), diary], clients: ['ann', 'bob'] }));

test('calls are asked for', async ({ rpc }) => {
  // #region calls
  await rpc.clients.arith.add({ a: 2, b: 3 });
  await rpc.as('bob').arith.add({ a: 1, b: 1 });

  expect(rpc.calls()).toHaveLength(2);
  expect(rpc.calls('arith.add', { from: 'bob' })).toMatchObject([{ params: { a: 1, b: 1 } }]);
  expect(rpc.calls(arith.methods.add, { with: { a: expect.any(Number) }, status: 'resolved' })).toHaveLength(2);
  // #endregion
});

test('a record has members', async ({ rpc }) => {
  // #region record
  await rpc.clients.arith.add({ a: 2, b: 3 });

  const [call] = rpc.calls('arith.add');
  expect(call).toMatchObject({
    seq: 1,
    kind: 'request',
    name: 'arith.add',
    from: 'ann',
    params: { a: 2, b: 3 },
    outcome: { status: 'resolved', result: { sum: 5 } },
    faults: [],
  });
  // #endregion
});

test('records hold what crossed the wire', async ({ rpc }) => {
  // #region wire
  rpc.on('diary.write').handle(({ at, tags }) => ({ id: at.getTime() + tags.length, secret: 'stays on the server' }));
  const noon = new Date('2026-01-01T12:00:00Z');

  await rpc.clients.diary.write({ at: noon, mood: undefined });

  const [call] = rpc.calls('diary.write');
  expect(call?.params).toEqual({ at: '2026-01-01T12:00:00.000Z' });
  expect(call?.outcome).toEqual({ status: 'resolved', result: { id: noon.getTime() } });
  // #endregion

  // #region as-passed
  expect(rpc.calls('diary.write', { with: { at: noon } })).toHaveLength(1);
  expect(rpc).toHaveBeenCalledRpc('diary.write', { at: noon, mood: undefined });
  // #endregion
});

test('a record is live', async ({ rpc }) => {
  // #region live
  using gate = rpc.hold('arith.add');
  const adding = rpc.clients.arith.add({ a: 2, b: 3 });
  const call = rpc.calls('arith.add')[0] as RpcCall;
  expect(call.outcome.status).toBe('pending');

  await gate.arrived();
  gate.release();
  await adding;

  expect(call.outcome).toEqual({ status: 'resolved', result: { sum: 5 } });
  // #endregion
});

test('waitForCall', async ({ rpc }) => {
  const app = {
    start: () =>
      void rpc.clients.arith.add({ a: 2, b: 3 }).then(({ sum }) => rpc.clients.arith.log({ line: `${sum}` })),
  };

  // #region wait
  app.start(); // calls arith.add, and arith.log when that is answered

  const call = await rpc.waitForCall('arith.log', { with: { line: expect.stringMatching(/^\d+$/) } });
  expect(call.params.line).toBe('5');
  // #endregion
});

test('idle', async ({ rpc }) => {
  const app = { start: () => void rpc.clients.arith.add({ a: 2, b: 3 }) };

  // #region idle
  app.start();
  await rpc.idle();

  expect(rpc.calls('arith.add', { status: 'resolved' })).toHaveLength(1);
  // #endregion
});

test('idle resolves with what is held', async ({ rpc }) => {
  // #region held
  using gate = rpc.hold('arith.add');
  const adding = rpc.clients.arith.add({ a: 2, b: 3 });

  const { held } = await rpc.idle();
  expect(held).toHaveLength(1);
  // #endregion

  gate.releaseAll();
  await adding;
});

test('expectNoCall', async ({ rpc }) => {
  const app = { start: () => {} };

  // #region none
  app.start();

  await rpc.expectNoCall('arith.log');
  // #endregion
});

describe('the conversation', () => {
  // #region transcript
  test('reads as text', async ({ rpc }) => {
    rpc.fault('arith.add').nth(2).error(new RpcError(-32_000, 'boom'));

    await rpc.clients.arith.add({ a: 2, b: 3 });
    await rpc.as('bob').arith.log({ line: 'hi' });
    await rpc.clients.arith.add({ a: 1, b: 1 }).catch(() => {});

    expect(rpc.transcript()).toMatchInlineSnapshot(`
      "1  ann -> arith.add {"a":2,"b":3} => {"sum":5}
      2  bob -> arith.log {"line":"hi"} (notification)
      3  ann -> arith.add {"a":1,"b":1} => RpcError -32000 "boom"  [fault: error nth 2]"
    `);
  });
  // #endregion

  test('reads as a diagram', async ({ rpc }) => {
    await rpc.clients.arith.add({ a: 2, b: 3 });
    await rpc.as('bob').arith.log({ line: 'hi' });

    // #region mermaid
    await expect(rpc.mermaid()).toMatchFileSnapshot('./recording/conversation.golden.txt');
    // #endregion
  });
});

test('reset', async ({ rpc }) => {
  // #region reset
  await rpc.clients.arith.log({ line: 'logging in' });

  rpc.reset();
  await rpc.clients.arith.add({ a: 2, b: 3 });

  expect(rpc.transcript()).toBe('1  ann -> arith.add {"a":2,"b":3} => {"sum":5}');
  // #endregion
});

base('a recorder on any bus', async () => {
  // #region recorder
  const bus = new MemoryBus();
  using recorder = new CallRecorder(bus);
  // #endregion
  await using server = new MemoryRpcServer({ bus });
  server.registerService(arith, handlers);
  await server.start();
  await using client = new MemoryRpcClient({ bus });
  await client.start();

  // #region recorded
  await client.call('arith', 'add', { a: 2, b: 3 });

  expect(recorder.calls('arith.add', { status: 'resolved' })).toHaveLength(1);
  expect(recorder).toHaveBeenCalledRpcOnce('arith.add', { a: 2, b: 3 });
  expect(recorder.transcript()).toBe('1  client-1 -> arith.add {"a":2,"b":3} => {"sum":5}');
  // #endregion
});
