import { describe, expect, test } from 'vitest';
import { defineContract, defineMethod } from 'rpc-testkit';
import { implement } from 'rpc-testkit/fixtures';
import { withRedisRpc } from 'rpc-testkit/redis/fixtures';
import { z } from 'zod';
import { rejectionOf } from '../../memory/support/rejection-of.js';
import { hasRedis } from '../support/own-redis.js';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
});
const adds = implement(arith, { add: ({ a, b }) => ({ sum: a + b }) });
const two = { a: 1, b: 1 };
const quick = { leaseMs: 100, connectTimeoutMs: 3_000 };

describe.runIf(hasRedis())('rpc.redis with a server of its own', () => {
  const own = { ...quick, server: 'own' } as const;

  test('flushes, restarts and pauses it, and the test goes on', async () => {
    await withRedisRpc({ services: [adds], redis: own }, async (rpc) => {
      const again = (): Promise<unknown> => rpc.clients.arith.add(two).catch(() => undefined);
      await rpc.redis.flush();
      await expect.poll(again).toEqual({ sum: 2 });
      await rpc.redis.restart();
      await expect.poll(again).toEqual({ sum: 2 });
      await rpc.redis.pause(20);
      await expect.poll(again).toEqual({ sum: 2 });
    });
  });

  test('freezes it, and lets it go on', async () => {
    await withRedisRpc({ services: [adds], redis: own }, async (rpc) => {
      rpc.redis.freeze();
      const late = await rejectionOf(rpc.client.call('arith', 'add', two, { timeoutMs: 30 }));
      rpc.redis.thaw();

      expect(late).toMatchObject({ reason: 'timeout' });
      await expect.poll(() => rpc.clients.arith.add(two).catch(() => undefined)).toEqual({ sum: 2 });
    });
  });

  test('takes its memory, and makes it a replica', async () => {
    await withRedisRpc({ services: [adds], redis: own }, async (rpc) => {
      await rpc.redis.outOfMemory();
      const full = await rejectionOf(rpc.clients.arith.add(two));
      await rpc.redis.outOfMemory(false);
      await rpc.redis.failover();
      const readOnly = await rejectionOf(rpc.clients.arith.add(two));
      await rpc.redis.failover(false);

      expect(full).toMatchObject({ message: expect.stringContaining('OOM') });
      expect(readOnly).toMatchObject({ message: expect.stringContaining('READONLY') });
      await expect.poll(() => rpc.clients.arith.add(two).catch(() => undefined)).toEqual({ sum: 2 });
    });
  });

  test('keeps its data where the test says so', async () => {
    await withRedisRpc({ services: [adds], redis: { ...own, keepsData: true } }, async (rpc) => {
      await rpc.redis.send('SET', 'kept', 'yes');
      await rpc.redis.restart();

      expect(await rpc.redis.send('GET', 'kept')).toBe('yes');
    });
  });
});
