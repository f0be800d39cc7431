import { setTimeout as realDelay } from 'node:timers/promises';
import type { OwnRedis } from '../support/own-redis.js';
import type { Journal } from './journal.js';
import { type ClientPeer, openProxy, type Peer, WorkerPeer } from './peers.js';
import type { Draw } from './random.js';

/** What a fault can happen to. */
export interface Scene {
  readonly redis: OwnRedis;
  readonly workers: WorkerPeer[];
  readonly clients: ClientPeer[];
  readonly journal: Journal;
  readonly draw: Draw;
}

type Fault = (scene: Scene) => Promise<void>;

/** A worker falls silent and comes back. */
async function deaf({ draw, workers, clients, journal }: Scene): Promise<void> {
  const peer: Peer = draw.one([...workers, ...clients]);
  const ms = draw.int(50, 900);
  journal.fault(`${peer.name} is half-open for ${ms} ms`);
  peer.proxy.deafen(true);
  await realDelay(ms);
  peer.proxy.deafen(false);
}

async function cut({ draw, workers, clients, journal }: Scene): Promise<void> {
  const peer: Peer = draw.one([...workers, ...clients]);
  journal.fault(`${peer.name} is cut`);
  peer.proxy.cut();
}

async function slow({ draw, workers, clients, journal }: Scene): Promise<void> {
  const peer: Peer = draw.one([...workers, ...clients]);
  journal.fault(`${peer.name} is slow`);
  peer.proxy.slow(draw.int(5, 40));
  await realDelay(300);
  peer.proxy.slow(0);
}

async function freeze({ redis, draw, journal }: Scene): Promise<void> {
  const ms = draw.int(50, 400);
  journal.fault(`Redis is frozen for ${ms} ms`);
  redis.freeze();
  await realDelay(ms);
  redis.thaw();
}

async function restart({ redis, journal }: Scene): Promise<void> {
  journal.fault('Redis restarts with its data');
  await redis.restart();
}

async function flush({ redis, journal }: Scene): Promise<void> {
  journal.fault('Redis is flushed');
  await redis.send('FLUSHALL');
}

async function full({ redis, draw, journal }: Scene): Promise<void> {
  const ms = draw.int(50, 400);
  journal.fault(`Redis is out of memory for ${ms} ms`);
  await redis.send('CONFIG', 'SET', 'maxmemory', '1');
  await realDelay(ms);
  await redis.send('CONFIG', 'SET', 'maxmemory', '0');
}

/** A worker is stopped, and another begins. */
async function replace({ redis, draw, workers, journal }: Scene): Promise<void> {
  const index = draw.int(0, workers.length - 1);
  const old = workers[index] as WorkerPeer;
  const name = `${old.name}+`;
  journal.fault(`${old.name} stops, ${name} begins`);
  const fresh = new WorkerPeer(name, await openProxy(redis), journal);
  const started = await fresh.start().catch(() => undefined);
  if (started === undefined) return await fresh.stop(0);
  workers[index] = fresh;
  await old.stop();
}

/** A lost group is not among them: it makes entries new again that run, and so at most once can't be told from twice. */
export const FAULTS: readonly Fault[] = [deaf, deaf, cut, cut, slow, freeze, restart, flush, full, replace];
