import { describe, expect as plainExpect, test as base } from 'vitest';
import { defineContract, defineMethod, defineNotification, RpcError } from 'rpc-testkit';
import { implement } from 'rpc-testkit/fixtures';
import { withRedisRpc as callback } from 'rpc-testkit/redis/fixtures';
import { createRedisRpc, expect, withRedisRpc } from 'rpc-testkit/redis/vitest';
import { z } from 'zod';
import { rejectionOf } from '../../memory/support/rejection-of.js';
import { hasRedis } from '../support/own-redis.js';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
});
const billing = defineContract('billing', {
  charge: defineMethod({ params: z.object({ cents: z.number() }), result: z.object({ id: z.string() }) }),
});
const services = [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => undefined }), billing] as const;

const test = base.extend(withRedisRpc({ services }));

describe.runIf(hasRedis())('withRedisRpc in Vitest', () => {
  test('has typed clients, records, transcript and matchers', async ({ rpc }) => {
    await plainExpect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
    await rpc.clients.arith.log({ line: 'hi' });
    await rpc.idle();

    expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
    expect(rpc).toHaveResolvedRpc('arith.add', { sum: 5 });
    plainExpect(rpc.transcript()).toBe(
      '1  client -> arith.add {"a":2,"b":3} => {"sum":5}\n2  client -> arith.log {"line":"hi"} (notification)',
    );
  });

  test('has stubs, also of services that nobody serves', async ({ rpc }) => {
    rpc.on('billing.charge').calledWith({ cents: 5 }).resolves({ id: 'c-1' });

    const charged = await rpc.clients.billing.charge({ cents: 5 });
    const refused = await rejectionOf(rpc.clients.billing.charge({ cents: 6 }));
    rpc.allow({ unhandled: ['billing.charge'] });

    plainExpect(charged).toEqual({ id: 'c-1' });
    plainExpect(refused).toMatchObject({ code: -32601 });
  });

  test('has faults and gates', async ({ rpc }) => {
    rpc.fault('arith.add').once().error(-32000, 'boom');
    using gate = rpc.hold('arith.add', { at: 'reply' });

    const failed = rejectionOf(rpc.clients.arith.add({ a: 1, b: 1 }));
    const held = rpc.clients.arith.add({ a: 2, b: 2 });
    await gate.arrived(2);
    gate.releaseAll();

    plainExpect(await failed).toMatchObject({ code: -32000, message: 'boom' });
    plainExpect(await held).toEqual({ sum: 4 });
  });

  test('knows its Redis', async ({ rpc }) => {
    plainExpect(await rpc.redis.stats()).toEqual({ arith: { backlog: 0, pending: 0, dead: 0, oldestMs: 0 } });
    plainExpect(await rpc.redis.send('EXISTS', `${rpc.redis.keyPrefix}:cmds:arith`)).toBe(1);
  });

  test('gives each test keys of its own', async ({ rpc }) => {
    await createRedisRpc({ services }).then(async (other) => {
      plainExpect(other.redis.keyPrefix).not.toBe(rpc.redis.keyPrefix);
      await other.clients.arith.add({ a: 1, b: 1 });
      await other.close();
    });

    plainExpect(rpc.calls()).toHaveLength(0);
  });
});

describe.runIf(hasRedis())('withRedisRpc', () => {
  base('gives the value of its body, and leaves no key behind', async () => {
    let prefix = '';
    const sum = await callback({ services }, async (rpc) => {
      prefix = rpc.redis.keyPrefix;
      return await rpc.clients.arith.add({ a: 1, b: 2 });
    });

    plainExpect(sum).toEqual({ sum: 3 });
    await callback({ services }, async (rpc) => {
      plainExpect(await rpc.redis.send('KEYS', `${prefix}:*`)).toEqual([]);
    });
  });

  base('fails a test that leaves a dead letter, by the key redis of strict', async () => {
    const leave = async (strict: boolean | { redis: 'off' }): Promise<unknown> =>
      await callback({ services, strict }, async (rpc) => {
        await rpc.redis.poison('arith');
        await plainExpect.poll(async () => (await rpc.redis.stats())['arith']?.dead).toBe(1);
      });

    const error = await rejectionOf(leave(true));

    plainExpect(error).toMatchObject({ name: 'RpcTestError', problems: [{ kind: 'redis', method: 'arith.*' }] });
    plainExpect(String(error)).toContain('arith: 1 dead letter in ');
    await leave({ redis: 'off' });
    await leave(false);
  });

  base('fails a test that leaves calls which nobody took, and keys that never expire', async () => {
    const error = await rejectionOf(
      callback({ services: [] }, async (rpc) => {
        const { keyPrefix: prefix } = rpc.redis;
        await rpc.redis.send('XADD', `${prefix}:cmds:other`, '*', 'envelope', '{}');
        await rpc.redis.send('XADD', `${prefix}:replies:x`, '*', 'envelope', '{}');
      }),
    );

    plainExpect(error).toMatchObject({
      problems: [
        { kind: 'redis', message: 'other: 1 call that no worker took' },
        { kind: 'redis', message: plainExpect.stringContaining(':replies:x never expires') },
      ],
    });
  });

  base('reports a call in flight once, not its entry too', async () => {
    const hangs = implement(arith, { add: () => new Promise(() => undefined) });

    const error = await rejectionOf(
      callback({ services: [hangs] }, async (rpc) => {
        void rpc.clients.arith.add({ a: 1, b: 1 });
        await rpc.waitForCall('arith.add');
      }),
    );

    plainExpect(error).toMatchObject({ problems: [{ kind: 'inFlight' }] });
  });

  base('runs over memory by one word', async () => {
    await callback({ services, over: 'memory' }, async (rpc) => {
      plainExpect(await rpc.clients.arith.add({ a: 1, b: 2 })).toEqual({ sum: 3 });
      plainExpect(() => rpc.redis).toThrow(TypeError);
    });
  });

  base('takes bad options for what they are', async () => {
    const open = (options: object): Promise<unknown> =>
      rejectionOf((async () => await createRedisRpc(options as never))());

    plainExpect(await open({ services, redis: { lease: 5 } })).toBeInstanceOf(TypeError);
    plainExpect(await open({ services, redis: { leaseMs: -5 } })).toBeInstanceOf(RangeError);
    plainExpect(await open({ services, over: 'rabbit' })).toBeInstanceOf(TypeError);
    plainExpect(await open({ services, nonsense: 1 })).toBeInstanceOf(TypeError);
    plainExpect(() => callback({ services }, undefined as never)).toThrow(TypeError);
  });

  base("keeps an application's error as it is", async () => {
    const sold = implement(arith, {
      add: () => {
        throw new RpcError(1001, 'sold out', { left: 0 });
      },
    });

    await callback({ services: [sold] }, async (rpc) => {
      const error = await rejectionOf(rpc.clients.arith.add({ a: 1, b: 1 }));
      plainExpect(error).toMatchObject({ code: 1001, message: 'sold out', data: { left: 0 }, method: 'arith.add' });
    });
  });
});
