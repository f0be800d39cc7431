// A worker in TypeScript, in a process of its own: it serves on the Redis and the keys that its environment names.
import { createJiti } from 'jiti';
import { RedisBus, RedisRpcServer } from 'rpc-testkit/redis';

const { served, shopHandlers } = await createJiti(import.meta.url).import('../handlers.ts');
const { REDIS_URL, RPC_KEY_PREFIX, IDLE_MS, HOLD } = process.env;

const place = { url: REDIS_URL, keyPrefix: RPC_KEY_PREFIX };
// On a busy machine many processes start at once.
const bus = new RedisBus({ ...place, leaseMs: Number(IDLE_MS), connectTimeoutMs: 30_000 });
const server = new RedisRpcServer({ bus });
server.registerService(served, shopHandlers(held));
await server.start();
process.stdout.write('ready\n');

async function held() {
  if (HOLD === undefined) return;
  process.stdout.write('held\n');
  await new Promise(() => {});
}
