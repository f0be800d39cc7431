import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, onTestFinished, test as base } from 'vitest';
import { RedisRpcClient } from 'rpc-testkit/redis';
import { expect, withRedisRpc } from 'rpc-testkit/redis/vitest';
// @ts-expect-error A script has no types.
import { pythonFolder } from '../../../scripts/lib/python-folder.mjs';
import { createStockClient } from './generated/stock.js';
import { stock } from './stock.js';

const environment = join((pythonFolder as () => string)(), 'newest');
const canRun = existsSync(join(environment, 'done')) && spawnSync('redis-server', ['--version']).status === 0;
if (!canRun) {
  process.stderr.write('skipped: it needs redis-server, and Python, made by: node scripts/python-venv.mjs\n');
}
const python = join(environment, 'bin/python');

// #region test
const test = base.extend(withRedisRpc({ services: [stock] }));

async function startPython({ url, keyPrefix }: { readonly url: string; readonly keyPrefix: string }) {
  const env = { ...process.env, REDIS_URL: url, RPC_KEY_PREFIX: keyPrefix };
  const service = spawn(python, ['-B', 'service.py'], { cwd: import.meta.dirname, env });
  // Ends after rpc, which waits until Python has acknowledged its last call.
  onTestFinished(() => void service.kill());
  await once(service.stdout, 'data'); // It says "ready".
}

describe.runIf(canRun)('the stock, in Python', () => {
  test('takes what is there, and refuses what is not', { timeout: 60_000 }, async ({ rpc }) => {
    await startPython(rpc.redis);

    await expect(rpc.clients.stock.take({ sku: 'mug' })).resolves.toEqual({ left: 9 });
    await expect(rpc.clients.stock.take({ sku: 'mug', count: 20 })).rejects.toBeRpcError(1001);

    expect(rpc).toHaveBeenCalledRpcTimes('stock.take', 2);
  });
  // #endregion

  // #region client
  test('is called without the schemas', { timeout: 60_000 }, async ({ rpc }) => {
    await startPython(rpc.redis);
    await using client = new RedisRpcClient({ redisUrl: rpc.redis.url, keyPrefix: rpc.redis.keyPrefix });
    await client.start();

    const { left } = await createStockClient(client).take({ sku: 'mug', count: 2 }, { timeoutMs: 5_000 });

    expect(left).toBe(8);
  });
  // #endregion
});
