import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { Child } from '../../../fixtures/redis/node-parts.js';
import { WorkerProcess } from '../../../fixtures/redis/worker-process.js';

test('what a worker wrote last is there when it is gone, though it comes after its end', async () => {
  const [stdout, stderr] = [new EventEmitter(), new EventEmitter()];
  const child = Object.assign(new EventEmitter(), { stdout, stderr, kill: () => true });
  const worker = new WorkerProcess(
    'worker.mjs',
    child as unknown as Child,
    async () => {},
    () => {},
  );

  const gone = worker.kill().then(() => worker.stderr());
  child.emit('exit', 1);
  await new Promise(setImmediate);
  stderr.emit('data', new TextEncoder().encode('no licence'));
  child.emit('close', 1);

  expect(await gone).toBe('no licence');
});
