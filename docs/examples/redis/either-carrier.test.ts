import { spawnSync } from 'node:child_process';
import { test as base } from 'vitest';
import { implement } from 'rpc-testkit/vitest';
import { expect, withRedisRpc } from 'rpc-testkit/redis/vitest';
import { arith } from '../arith.js';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis)
  process.stderr.write('runs over memory alone: no redis-server on PATH; run "apt-get install redis-server"\n');

// #region either
const services = [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })] as const;

for (const over of hasRedis ? (['memory', 'redis'] as const) : (['memory'] as const)) {
  const test = base.extend(withRedisRpc({ services, over }));

  test(`adds, over ${over}`, async ({ rpc }) => {
    await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });

    expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
  });

  test(`fails as told, over ${over}`, async ({ rpc }) => {
    rpc.fault('arith.add').once().error(-32000, 'out of order');

    await expect(rpc.clients.arith.add({ a: 1, b: 1 })).rejects.toBeRpcError(-32000);
    await expect(rpc.clients.arith.add({ a: 1, b: 1 })).resolves.toEqual({ sum: 2 });
  });
}
// #endregion
