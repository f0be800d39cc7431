import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withRedisRpc } from 'rpc-testkit/redis/fixtures';
import { arith } from '../arith.js';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) process.stderr.write('skipped: no redis-server on PATH; run "apt-get install redis-server"\n');
const file = join(import.meta.dirname, 'arith-worker.mjs');

describe.runIf(hasRedis)('two workers, one of them killed', () => {
  // #region killed
  test('in the middle of 1 000 calls: none is lost, none runs in vain', { timeout: 60_000 }, async () => {
    await withRedisRpc({ services: [arith], redis: { leaseMs: 500 } }, async (rpc) => {
      const [first, second] = [await rpc.redis.worker(file), await rpc.redis.worker(file)];

      for (const worker of [first, second]) worker.pause();
      const gone = Array.from({ length: 100 }, () => rpc.clients.arith.add({ a: -1, b: 1 }, { timeoutMs: 50 }));
      await Promise.allSettled(gone);
      first.resume();
      const calls = Array.from({ length: 1_000 }, (_, a) => rpc.clients.arith.add({ a, b: 1 }));
      await first.killAt('reply');
      second.resume();
      const sums = await Promise.all(calls);

      expect(sums).toEqual(Array.from({ length: 1_000 }, (_, a) => ({ sum: a + 1 })));
      expect(first.stderr() + second.stderr()).not.toContain('-1');
      expect(await rpc.redis.stats()).toMatchObject({ arith: { dead: 0 } });
    });
  });
  // #endregion
});
