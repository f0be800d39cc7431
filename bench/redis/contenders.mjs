// Who takes part: the floor of each client library, ours with each, and BullMQ. Each instance serves and calls in this
// process, over connections of its own.
import { randomUUID } from 'node:crypto';
import { makeContract } from '../lib/ours.mjs';
import { makeHandlers } from '../lib/work.mjs';
import { createFloor } from './floor.mjs';
import { LIBRARIES } from './libraries.mjs';

/** In the order in which they are shown; `floor` names the row that a ratio is to. */
export async function loadContenders(socket) {
  const libraries = Object.entries(LIBRARIES);
  return [
    ...libraries.map(([name, library]) => contender(`floor, ${name}`, name, () => createFloor(library, socket))),
    ...(await Promise.all(
      libraries.map(async ([name, library]) => contender(`ours, ${name}`, name, await loadOurs(library, socket))),
    )),
    contender('BullMQ, ioredis', 'ioredis', () => createBullMq(socket)),
  ];
}

function contender(name, library, create) {
  return { name, floor: `floor, ${library}`, create };
}

/** A bus for the server and one for the client, as in two processes. */
async function loadOurs({ given }, socket) {
  const kit = await import('rpc-testkit');
  const { RedisBus, RedisRpcClient, RedisRpcServer } = await import('rpc-testkit/redis');
  const contract = makeContract(kit);
  return async ({ defaultTimeoutMs } = {}) => {
    const keyPrefix = `ours:${randomUUID()}`;
    const buses = [1, 2].map(() => new RedisBus({ redis: given(socket), keyPrefix }));
    const server = new RedisRpcServer({ bus: buses[0], concurrency: 1_000 });
    server.registerService(contract, makeHandlers());
    await server.start();
    const client = new RedisRpcClient({ bus: buses[1], defaultTimeoutMs });
    await client.start();
    const api = client.proxy(contract);
    return {
      add: (a, b) => api.add({ a, b }),
      stats: () => buses[1].stats(),
      close: async () => {
        await client.stop();
        await server.stop();
        for (const bus of buses) await bus.close();
      },
    };
  };
}

async function createBullMq(path) {
  const { Queue, QueueEvents, Worker } = await import('bullmq');
  const connection = { path };
  const name = randomUUID();
  const options = { connection };
  const worker = new Worker(name, async ({ data: { a, b } }) => ({ sum: a + b }), { ...options, concurrency: 1_000 });
  const queue = new Queue(name, options);
  const events = new QueueEvents(name, options);
  for (const each of [worker, queue, events]) each.setMaxListeners(0).on('error', () => {});
  await Promise.all([worker, queue, events].map((each) => each.waitUntilReady()));
  return {
    add: async (a, b) => {
      const job = await queue.add('add', { a, b }, { removeOnComplete: 5_000 });
      return await job.waitUntilFinished(events, 30_000);
    },
    close: async () => {
      await worker.close();
      await events.close();
      await queue.close();
    },
  };
}
