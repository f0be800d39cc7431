import { defineContract, defineMethod, type StandardSchema } from 'rpc-testkit';
import { createMemoryRpc, implement } from 'rpc-testkit/fixtures';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { sendFrame, request } from '../memory/support/send-frame.js';
import { startPair } from '../memory/support/start-pair.js';
import { type OnceCase, shown } from './support/once-cases.js';
import { arktype, valibot, zod3 } from './support/once-others.js';
import { zod4, zod4Keys, zod4Undefined } from './support/once-zod4.js';

const contractOf = (result: StandardSchema) =>
  defineContract('once', { get: defineMethod({ params: z.object({}), result }) });

describe.each<[string, readonly OnceCase[]]>([
  ['zod 4', [...zod4, ...zod4Keys, ...zod4Undefined]],
  ['zod 3.25', zod3],
  ['valibot', valibot],
  ['arktype', arktype],
])('a result schema of %s takes effect once', (_library, cases) => {
  test.each(cases)('%s', async (_title, schema, returned, wire, arrives) => {
    const { api, bus, client } = await startPair(contractOf(schema), { get: () => returned });

    const got = await api.get();
    const raw = await client.call('once', 'get', {});
    const answer = await sendFrame(bus, request('once.get', {}));

    expect(shown(got)).toStrictEqual(arrives);
    expect([raw, answer]).toStrictEqual([wire, { jsonrpc: '2.0', id: 1, result: wire }]);
  });

  test.each(cases)(
    'of a stub, past a fault and an interceptor, too: %s',
    async (_title, schema, returned, wire, arrives) => {
      const contract = contractOf(schema);
      await using rpc = await createMemoryRpc({ services: [implement(contract, {})] });
      rpc.on('once.get').resolves(returned);
      rpc.fault('once.get').corrupt((result) => result);
      rpc.bus.use(async (_exchange, next) => ({ ...(await next()) }));

      const got = await rpc.clients.once.get();

      expect(shown(got)).toStrictEqual(arrives);
      expect(rpc.calls('once.get')[0]?.outcome).toStrictEqual({ status: 'resolved', result: wire });
    },
  );
});

test("what a fault makes of a result is the wire's, and parsed once", async () => {
  const contract = contractOf(z.object({ n: z.number().transform((n) => n * 100) }));
  await using rpc = await createMemoryRpc({ services: [implement(contract, { get: () => ({ n: 5 }) })] });
  rpc.fault('once.get').corrupt((result) => ({ n: (result as { n: number }).n + 1 }));

  expect(await rpc.clients.once.get()).toEqual({ n: 600 });
});

describe('what cannot cross is -32603, with its path', () => {
  const cases: readonly (readonly [string, StandardSchema, unknown, readonly (string | number)[]])[] = [
    ['a date', z.object({ day: z.date() }), { day: new Date(0) }, ['day']],
    ['a date in an array', z.array(z.object({ day: z.date() })), [{ day: new Date(0) }], [0, 'day']],
    ['a bigint made of a date', z.date().transform((date) => BigInt(date.getTime())), new Date(0), []],
    [
      'a date that becomes another thing than its text',
      z.object({ a: z.union([z.date().transform((date) => date.getTime()), z.string()]) }),
      { a: new Date(0) },
      ['a'],
    ],
  ];

  test.each(cases)('%s', async (_title, schema, returned, path) => {
    const { api, bus, log } = await startPair(contractOf(schema), { get: () => returned });

    const error = await rejectionOf(api.get());
    const answer = await sendFrame(bus, request('once.get'));

    expect(error).toMatchObject({ code: -32603, message: 'Result validation failed', data: { issues: [{ path }] } });
    expect(answer).toStrictEqual({
      jsonrpc: '2.0',
      id: 1,
      error: { code: -32603, message: 'Result validation failed' },
    });
    expect(log).toMatchObject([{ level: 'error' }, { level: 'error' }]);
  });

  test('and what has no JSON text names it', async () => {
    const schema = z.map(z.string(), z.number()).transform((all) => [...all]);
    const { api } = await startPair(contractOf(schema), { get: () => new Map([['a', 1]]) });

    const error = await rejectionOf(api.get());

    expect(error).toMatchObject({
      name: 'RpcProtocolError',
      message: 'once.get: result is a Map, which JSON would lose',
    });
  });
});

describe('an impure schema', () => {
  let counter = 0;
  const serial = z
    .object({ n: z.number(), seen: z.number().default(0) })
    .transform(({ n, seen }) => ({ twice: n * 2, seen, serial: ++counter }));

  test('is sent what the handler returned, without the keys that its output lacks and that make no difference', async () => {
    const { api, client } = await startPair(contractOf(serial), {
      get: () => ({ n: 5, seen: 3, secret: 1, serial: 99 }),
    });

    const got = await api.get();
    const raw = await client.call('once', 'get', {});

    expect(got).toEqual({ twice: 10, seen: 3, serial: expect.any(Number) });
    expect(raw).toEqual({ n: 5, seen: 3, serial: 99 });
  });

  test('that gives a function keeps what it needs', async () => {
    const schema = z.object({ n: z.number().default(1) }).transform(({ n }) => ({ n, add: (m: number) => n + m }));
    const { api } = await startPair(contractOf(schema), { get: () => ({ n: 5, secret: 1 }) });

    const got = (await api.get()) as { n: number; add(m: number): number };

    expect([got.n, got.add(2)]).toEqual([5, 7]);
  });
});
