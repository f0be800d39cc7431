import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasRedis } from '../support/own-redis.js';

const root = resolve(import.meta.dirname, '../../..');

/** Opens a harness with a server of its own, says so, and waits for a word before it ends. */
const PROGRAM = `
import { withRedisRpc } from 'rpc-testkit/redis/fixtures';
await withRedisRpc({ services: [], strict: false, redis: { server: 'own' } }, async (rpc) => {
  await rpc.redis.slow('client', 1);
  await new Promise((resolve) => {
    process.stdin.once('end', resolve).resume();
    process.stdout.write('up');
  });
});
`;

describe.runIf(hasRedis())('a process that had a Redis server for its tests leaves none of its files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rt-litter-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['that ends', '', (child: ChildProcessByStdio<Writable, Readable, null>) => child.stdin.end()],
    ['that is killed, but for the socket of a fault', 'rpc-proxy-', (child) => child.kill('SIGKILL')],
  ])('%s', async (_how, may, end) => {
    const child = begin(folder);
    await once(child.stdout, 'data');
    const before = readdirSync(folder);
    const ended = once(child, 'exit') as Promise<[code: number | null]>;

    end(child);
    const [code] = await ended;

    expect(before).toHaveLength(2);
    expect(code).toBe(may === '' ? 0 : null);
    await expect
      .poll(() => readdirSync(folder).filter((name) => may === '' || !name.startsWith(may)), { timeout: 20_000 })
      .toEqual([]);
  });
});

function begin(folder: string): ChildProcessByStdio<Writable, Readable, null> {
  const args = ['--input-type=module', '--eval', PROGRAM];
  return spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, TMPDIR: folder },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}
