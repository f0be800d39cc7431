import { spawnSync } from 'node:child_process';
import { describe, test } from '@jest/globals';
import { defineContract, defineMethod } from 'rpc-testkit';
import { implement } from 'rpc-testkit/jest';
import { expect, withRedisRpc } from 'rpc-testkit/redis/jest';
import { z } from 'zod';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
});
const services = [implement(arith, { add: ({ a, b }) => ({ sum: a + b }) })] as const;

const hasRedis = ['redis-server', 'valkey-server'].some((name) => spawnSync(name, ['--version']).status === 0);
if (!hasRedis) process.stderr.write('skipped: no redis-server on PATH; run "apt-get install redis-server"\n');

(hasRedis ? describe : describe.skip)('withRedisRpc in Jest', () => {
  describe('by hooks', () => {
    const rpc = withRedisRpc({ services });

    test.each([1, 2])('gives each test an rpc over Redis', async (a) => {
      await expect(rpc.clients.arith.add({ a, b: 3 })).resolves.toEqual({ sum: a + 3 });

      expect(rpc).toHaveBeenCalledRpcOnce('arith.add', { a, b: 3 });
      expect(await rpc.redis.stats()).toMatchObject({ arith: { dead: 0 } });
    });
  });

  test('as a callback', async () => {
    const sum = await withRedisRpc({ services }, async (rpc) => await rpc.clients.arith.add({ a: 1, b: 1 }));

    expect(sum).toEqual({ sum: 2 });
  });

  test.concurrent(
    'wrapped, for test.concurrent',
    withRedisRpc.wrap({ services }, async (rpc) => {
      expect(await rpc.clients.arith.add({ a: 2, b: 2 })).toEqual({ sum: 4 });
    }),
  );
});
