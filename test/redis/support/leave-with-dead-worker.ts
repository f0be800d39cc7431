import type { OwnRedis } from './own-redis.js';

/** Puts a request into the stream as a peer would, and gives it to a consumer that then dies. */
export async function leaveWithDeadWorker(
  redis: OwnRedis,
  stream: string,
  {
    deliveries = 1,
    idleMs = 0,
    key = 'left',
    deadline,
  }: { deliveries?: number; idleMs?: number; key?: string; deadline?: number } = {},
): Promise<string> {
  const envelope = JSON.stringify({ jsonrpc: '2.0', method: 'jobs.quick', params: { key } });
  await redis.send('XGROUP', 'CREATE', stream, 'jobs', '0', 'MKSTREAM').catch(() => undefined);
  const extra = deadline === undefined ? [] : ['v', '1', 'ttl', '100000000', 'deadline', String(deadline)];
  const id = String(await redis.send('XADD', stream, '*', 'type', 'rpc', 'envelope', envelope, ...extra));
  await redis.send('XREADGROUP', 'GROUP', 'jobs', 'jobs:dead', 'COUNT', '1', 'STREAMS', stream, '>');
  await redis.send(
    'XCLAIM',
    stream,
    'jobs',
    'jobs:dead',
    '0',
    id,
    'IDLE',
    String(idleMs),
    'RETRYCOUNT',
    String(deliveries),
    'JUSTID',
  );
  return id;
}
