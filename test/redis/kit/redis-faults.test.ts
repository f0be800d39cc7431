import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defineContract, defineMethod } from 'rpc-testkit';
import { implement } from 'rpc-testkit/fixtures';
import { withRedisRpc } from 'rpc-testkit/redis/fixtures';
import { z } from 'zod';
import { rejectionOf } from '../../memory/support/rejection-of.js';
import { createGate } from '../../memory/support/gate.js';
import { hasRedis } from '../support/own-redis.js';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
});
const adds = implement(arith, { add: ({ a, b }) => ({ sum: a + b }) });
const two = { a: 1, b: 1 };
const file = join(import.meta.dirname, 'support/worker.mjs');
const quick = { leaseMs: 100, connectTimeoutMs: 3_000 };

describe.runIf(hasRedis())('faults of rpc.redis', () => {
  test.each(['client', 'worker'] as const)('cuts the connections of the %s, which are made again', async (side) => {
    await withRedisRpc({ services: [adds] }, async (rpc) => {
      await rpc.redis.cut(side);

      expect(await rpc.clients.arith.add(two)).toEqual({ sum: 2 });
    });
  });

  test.each([1, 3])(
    'loses the answer to %i requests that were taken: the calls reject, and the handler ran',
    async (count) => {
      const ran = createGate();
      const handlers = {
        add: () => {
          ran.open();
          return { sum: 0 };
        },
      };
      await withRedisRpc({ services: [implement(arith, handlers)] }, async (rpc) => {
        await rpc.redis.loseAnswer();

        const lost = await Promise.all(Array.from({ length: count }, () => rejectionOf(rpc.clients.arith.add(two))));
        await ran.promise;

        expect(lost).toMatchObject(lost.map(() => ({ reason: 'disconnected' })));
      });
    },
  );

  test.each(['delivery', 'reply', 'ack'] as const)('a worker that falls silent at its %s loses no call', async (at) => {
    await withRedisRpc({ services: [adds], redis: quick }, async (rpc) => {
      await rpc.redis.worker(file);
      await rpc.redis.loseWorker(at);

      const sums = await Promise.all(Array.from({ length: 10 }, () => rpc.clients.arith.add(two)));

      expect(sums).toEqual(Array.from({ length: 10 }, () => ({ sum: 2 })));
      await rpc.redis.halfOpen('worker', false);
    });
  });

  test('loses a delivery, which comes again', async () => {
    await withRedisRpc({ services: [adds] }, async (rpc) => {
      await rpc.redis.loseDelivery();

      expect(await rpc.clients.arith.add(two)).toEqual({ sum: 2 });
    });
  });

  test('makes a connection half-open, or slow', async () => {
    await withRedisRpc({ services: [adds], redis: quick, defaultTimeoutMs: 2_000 }, async (rpc) => {
      await rpc.redis.halfOpen('client');
      const silent = await rejectionOf(rpc.client.call('arith', 'add', two, { timeoutMs: 50 }));
      await rpc.redis.halfOpen('client', false);
      await rpc.redis.slow('client', 5);

      await expect.poll(() => rpc.clients.arith.add(two).catch(() => undefined)).toEqual({ sum: 2 });
      expect(silent).toMatchObject({ reason: 'timeout' });
    });
  });

  test('removes a group, which comes back', async () => {
    await withRedisRpc({ services: [adds] }, async (rpc) => {
      await rpc.redis.loseGroup('arith');

      expect(await rpc.clients.arith.add(two)).toEqual({ sum: 2 });
    });
  });

  test('refuses what concerns a whole server that is shared', async () => {
    await withRedisRpc({ services: [adds] }, async ({ redis }) => {
      for (const verb of ['flush', 'restart', 'outOfMemory', 'failover'] as const) {
        expect(await rejectionOf(redis[verb]())).toMatchObject({
          name: 'TypeError',
          message: expect.stringContaining("server: 'own'"),
        });
      }
      expect(await rejectionOf(redis.pause(5))).toBeInstanceOf(TypeError);
      expect(() => redis.freeze()).toThrow(TypeError);
      expect(() => redis.thaw()).toThrow(TypeError);
      expect(await rejectionOf(redis.cut('both' as 'client'))).toBeInstanceOf(TypeError);
    });
  });
});
