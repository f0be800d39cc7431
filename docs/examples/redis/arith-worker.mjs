// A worker process: it serves on the Redis and the keys that its environment names, until it is asked to end.
import { defineContract, defineMethod } from 'rpc-testkit';
import { RedisBus, RedisRpcServer } from 'rpc-testkit/redis';
import { z } from 'zod';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
});

const bus = new RedisBus({ url: process.env.REDIS_URL, keyPrefix: process.env.RPC_KEY_PREFIX, leaseMs: 500 });
const server = new RedisRpcServer({ bus });
server.registerService(arith, {
  add: ({ a, b }) => {
    process.stderr.write(`adds ${a} and ${b}\n`);
    return { sum: a + b };
  },
});
await server.start();

process.once('SIGTERM', () => void stop());

async function stop() {
  await server.stop();
  await bus.close();
}
