import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defineContract, defineMethod } from 'rpc-testkit';
import { implement } from 'rpc-testkit/fixtures';
import { withRedisRpc } from 'rpc-testkit/redis/fixtures';
import { expect as rpcExpect } from 'rpc-testkit/redis/vitest';
import { z } from 'zod';
import { rejectionOf } from '../../memory/support/rejection-of.js';
import { hasRedis } from '../support/own-redis.js';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
});
const adds = implement(arith, { add: ({ a, b }) => ({ sum: a + b }) });
const two = { a: 1, b: 1 };
const file = join(import.meta.dirname, 'support/worker.mjs');

describe.runIf(hasRedis())('workers of rpc.redis', () => {
  test('starts a worker of another process, which takes part', async () => {
    await withRedisRpc({ services: [arith] }, async (rpc) => {
      const worker = await rpc.redis.worker(file);

      expect(await rpc.clients.arith.add(two)).toEqual({ sum: 2 });
      await expect.poll(() => worker.stderr()).toContain('adds 1 and 1');
    });
  });

  test.each(['delivery', 'reply'] as const)('kills a worker at its %s: another has its call', async (at) => {
    await withRedisRpc({ services: [arith] }, async (rpc) => {
      const first = await rpc.redis.worker(file);
      const dead = first.killAt(at);
      const call = rpc.clients.arith.add(two);
      await dead;
      await rpc.redis.worker(file);

      expect(await call).toEqual({ sum: 2 });
    });
  });

  test('pauses a worker, and lets it go on', async () => {
    await withRedisRpc({ services: [arith] }, async (rpc) => {
      const worker = await rpc.redis.worker(file);
      worker.pause();
      const call = rpc.clients.arith.add(two);
      await expect.poll(async () => (await rpc.redis.stats())['arith']?.backlog ?? 0).toBeGreaterThanOrEqual(0);
      worker.resume();

      expect(await call).toEqual({ sum: 2 });
    });
  });

  test('tells what a worker wrote that did not come up', async () => {
    await withRedisRpc({ services: [arith] }, async (rpc) => {
      const error = await rejectionOf(rpc.redis.worker(file, { env: { FAIL: 'no licence' } }));

      expect(String(error)).toMatch(/worker .*worker\.mjs ended before it served: [\s\S]*no licence/);
    });
  });

  test('shows what its workers wrote with a failure', async () => {
    const failing = withRedisRpc({ services: [arith] }, async (rpc) => {
      const worker = await rpc.redis.worker(file);
      await rpc.clients.arith.add(two);
      await expect.poll(() => worker.stderr()).toContain('adds');
      await rejectionOf(rpc.client.call('nobody', 'serves'));
    });

    expect(String(await rejectionOf(failing))).toMatch(/the worker .*worker\.mjs wrote:\n\s*adds 1 and 1/);
  });

  test('taps the calls of other processes, for the same matchers', async () => {
    await withRedisRpc({ services: [adds], clients: ['bob'] }, async (rpc) => {
      const tap = await rpc.redis.tap();

      await rpc.clients.arith.add({ a: 2, b: 3 });
      await rejectionOf(rpc.client.call('arith', 'add', { a: 'ü"\n' }));

      await expect.poll(() => tap.calls().map(({ outcome }) => outcome.status)).toEqual(['resolved', 'rejected']);
      rpcExpect(tap).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
      rpcExpect(tap).toHaveResolvedRpc('arith.add', { sum: 5 });
      expect(tap.calls()[1]).toMatchObject({ from: 'bob', params: { a: 'ü"\n' } });
    });
  });
});
