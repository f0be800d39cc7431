import { defineContract, defineMethod, type RpcError } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

/** What a handler gets when its caller passes nothing, by a typed client and as text. */
async function given(params: z.ZodType): Promise<unknown> {
  const got: unknown[] = [];
  const contract = defineContract('svc', { m: defineMethod({ params, result: z.null() }) });
  const { client, bus } = await startPair(contract, {
    m: (value) => {
      got.push(value);
      return null;
    },
  });
  await client.call('svc', 'm');
  await bus.handle('{"jsonrpc":"2.0","id":1,"method":"svc.m"}');
  expect(got).toHaveLength(2);
  expect(got[1]).toStrictEqual(got[0]);
  return got[0];
}

const withPage = z.object({ page: z.number().default(1) });

describe('params that were left out are', () => {
  test.each([
    ['an empty object', z.object({}), {}],
    ['an empty object, with its defaults', withPage, { page: 1 }],
    ['an empty object for what takes anything', z.unknown(), {}],
    ['an empty object for what takes both', withPage.optional(), { page: 1 }],
    ['undefined for void', z.void(), undefined],
    ['undefined for an optional object that is not empty', z.object({ id: z.number() }).optional(), undefined],
    ['undefined for an optional list', z.array(z.number()).optional(), undefined],
    ['the default of the whole', withPage.default({ page: 7 }), { page: 7 }],
    ['the default of the whole, though {} would do', z.looseObject({}).default(() => ({ made: true })), { made: true }],
    ['what a transform makes of them', z.undefined().transform(() => ({ none: true })), { none: true }],
    ['undefined for an async schema', z.void().transform(async () => undefined), undefined],
    ['an empty object for an async schema', withPage.refine(async () => true), { page: 1 }],
    [
      'an empty object where undefined makes the schema throw',
      z.unknown().transform((p) => Object.keys(p as object)),
      [],
    ],
  ])('%s', async (_title, params, expected) => {
    expect(await given(params)).toStrictEqual(expected);
  });

  test('refused as an empty object is, where neither will do', async () => {
    const params = z.object({ id: z.number() });
    const contract = defineContract('svc', { m: defineMethod({ params, result: z.null() }) });
    const { client } = await startPair(contract, { m: () => null });

    const error = await rejectionOf(client.call('svc', 'm'));

    expect((error as RpcError).data).toMatchObject({ issues: [{ path: ['id'] }] });
  });
});
