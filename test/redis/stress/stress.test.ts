import { setTimeout as realDelay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/fleet.js';
import { hasRedis, OwnRedis } from '../support/own-redis.js';
import { FAULTS, type Scene } from './faults.js';
import { describeEntry, Journal } from './journal.js';
import { ClientPeer, KEY_PREFIX, openProxy, WorkerPeer } from './peers.js';
import { Draw } from './random.js';

const seconds = Number(process.env['RPC_STRESS_SECONDS'] ?? 20);
const seed = Number(process.env['RPC_STRESS_SEED'] ?? 4711);

/** Calls that go on until the time is over, a few at once from each client. */
async function makeCalls({ clients, journal, draw }: Scene, until: number): Promise<void> {
  let made = 0;
  const lane = async (client: ClientPeer): Promise<void> => {
    while (performance.now() < until) {
      const method = draw.next() < 0.7 ? 'work' : 'once';
      const forMs = draw.next() < 0.7 ? 0 : draw.int(1, 80);
      await client.call(journal, `${(made += 1)}`, method, forMs, draw.int(150, 2_500));
      await realDelay(draw.int(0, 5));
    }
  };
  await Promise.all(clients.flatMap((client) => Array.from({ length: 6 }, () => lane(client))));
}

async function makeFaults(scene: Scene, until: number): Promise<void> {
  while (performance.now() < until) {
    await realDelay(scene.draw.int(50, 350));
    await scene.draw.one(FAULTS)(scene);
  }
}

/** On a busy machine a first connection may take longer than it should under faults. */
async function started<T extends WorkerPeer | ClientPeer>(peer: T): Promise<T> {
  const start = (): Promise<boolean> =>
    peer.start().then(
      () => true,
      () => false,
    );
  await eventually(start, (isStarted) => isStarted);
  return peer;
}

async function openScene(redis: OwnRedis): Promise<Scene> {
  const journal = new Journal();
  const four = [1, 2, 3, 4];
  const workers: WorkerPeer[] = [];
  for (const n of four) workers.push(await started(new WorkerPeer(`worker-${n}`, await openProxy(redis), journal)));
  const clients: ClientPeer[] = [];
  for (const n of four) clients.push(await started(new ClientPeer(`client-${n}`, await openProxy(redis))));
  return { redis, workers, clients, journal, draw: new Draw(seed) };
}

/** The calls that are left in the stream, with all that they went through. */
async function leftCalls(redis: OwnRedis, journal: Journal): Promise<string[]> {
  const entries = (await redis.send('XRANGE', `${KEY_PREFIX}:cmds:stress`, '-', '+', 'COUNT', '20')) as [
    string,
    string[],
  ][];
  return entries.map(([id, fields]) => {
    const key = /"key":"(\d+)"/.exec(fields.join(' '))?.[1] ?? '';
    const entry = journal.entries.get(key);
    return `left as ${id}: ${entry === undefined ? fields.join(' ') : describeEntry(entry)}`;
  });
}

/** The keys that stay for ever, and what is left in the stream. */
async function leftovers(redis: OwnRedis): Promise<unknown> {
  const stream = `${KEY_PREFIX}:cmds:stress`;
  const keys = (await redis.send('KEYS', '*')) as string[];
  const ttls = await Promise.all(keys.map(async (key) => [key, await redis.send('PTTL', key)] as const));
  const forEver = ttls.filter(([, ttl]) => ttl === -1).map(([key]) => key);
  return {
    length: await redis.send('XLEN', stream),
    pending: ((await redis.send('XPENDING', stream, 'stress')) as unknown[])[0],
    forEver: forEver.filter((key) => key !== stream && !key.includes(':dead:')),
  };
}

describe.runIf(hasRedis())('four workers and four clients, under faults', () => {
  test(`keep every promise for ${seconds} s; seed ${seed}`, { timeout: seconds * 1_000 + 60_000 }, async () => {
    // With `everysec`, Redis may answer before it has written: a crash would take back what it has said.
    const redis = await OwnRedis.start(
      '--appendonly',
      'yes',
      '--appendfsync',
      'always',
      '--maxmemory-policy',
      'noeviction',
    );
    const scene = await openScene(redis);
    const until = performance.now() + seconds * 1_000;
    try {
      await Promise.all([makeCalls(scene, until), makeFaults(scene, until)]);

      const { journal } = scene;
      const clean = { length: 0, pending: 0, forEver: [] };
      const left = await eventually(
        () => leftovers(redis),
        (found) => JSON.stringify(found) === JSON.stringify(clean),
      ).catch(String);
      process.stdout.write(`stress, seed ${seed}: ${JSON.stringify(journal.counts())}\n`);
      const report = [...journal.violations(), ...(await leftCalls(redis, journal)), ...journal.faults];
      expect(journal.violations().slice(0, 20), `seed ${seed}\n${report.slice(0, 200).join('\n')}`).toEqual([]);
      expect(left, report.slice(0, 200).join('\n')).toEqual(clean);
      expect(journal.counts()['resolved']).toBeGreaterThan(journal.entries.size / 3);
    } finally {
      await Promise.all([...scene.clients, ...scene.workers].map((peer) => peer.stop()));
      await redis.close();
    }
  });
});
