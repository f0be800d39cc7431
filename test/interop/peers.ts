import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { RpcError, RpcProtocolError, RpcTransportError } from 'rpc-testkit';
import { RedisBus, RedisRpcClient } from 'rpc-testkit/redis';
import { programOf } from '../tools/support/python.js';
import { shop } from './shop.js';

/** Where peers meet: a server of Redis, the prefix of the keys, and the folder with what was generated. */
export interface Place {
  readonly url: string;
  readonly keyPrefix: string;
  readonly home: string;
}

export type Language = 'Python' | 'TypeScript';

/** What came of a call, the same for callers of both languages. */
export type Outcome =
  | { readonly result: unknown }
  | { readonly error: { readonly code: number; readonly message: string; readonly data?: unknown } }
  /** `timeout`, `result` where the caller refused the answer, or anything else that it says. */
  | { readonly failed: string };

/** `typed` is by the contract, `raw` passes anything. */
export type How = 'typed' | 'raw' | 'notify';

export interface Caller {
  call(
    method: string,
    params?: object,
    options?: { readonly how?: How; readonly timeoutMs?: number },
  ): Promise<Outcome>;
  end(): Promise<void>;
}

export async function openCaller(language: Language, place: Place): Promise<Caller> {
  return language === 'Python' ? openPythonCaller(place) : openTypeScriptCaller(place);
}

async function openTypeScriptCaller({ url, keyPrefix }: Place): Promise<Caller> {
  const bus = new RedisBus({ url, keyPrefix, connectTimeoutMs: 30_000 });
  const client = new RedisRpcClient({ bus });
  await client.start();
  const typed = client.proxy(shop) as unknown as Record<string, (params: object, options: object) => Promise<unknown>>;
  const made = (method: string, params: object, how: How, options: object): Promise<unknown> => {
    if (how === 'notify') return client.notify('shop', method, params);
    if (how === 'raw') return client.call('shop', method, params, options);
    return typed[method]?.(params, options) ?? Promise.reject(new TypeError(method));
  };
  return {
    call: (method, params = {}, { how = 'typed', ...options } = {}) =>
      made(method, params, how, options).then((result) => ({ result: plain(result) }), toOutcome),
    end: async () => {
      await client.stop();
      await bus.close();
    },
  };
}

function toOutcome(error: unknown): Outcome {
  if (error instanceof RpcProtocolError) return { failed: 'result' };
  if (error instanceof RpcTransportError) return { failed: error.reason };
  if (!(error instanceof RpcError)) throw error;
  return { error: plain({ code: error.code, message: error.message, data: error.data }) as never };
}

/** As JSON has it: what `void` gives is null. */
function plain(value: unknown): unknown {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);
}

async function openPythonCaller(place: Place): Promise<Caller> {
  const peer = await Peer.start('caller.py', place);
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let made = 0;
  peer.onLine((line) => {
    const { id, outcome } = JSON.parse(line) as { readonly id: number; readonly outcome: Outcome };
    waiting.get(id)?.(outcome);
    waiting.delete(id);
  });
  return {
    call: (method, params = {}, { how = 'typed', ...options } = {}) =>
      new Promise((settle) => {
        const id = (made += 1);
        waiting.set(id, settle);
        peer.tell(JSON.stringify({ id, method, params, how, ...options }));
      }),
    end: () => peer.kill(),
  };
}

export interface WorkerOptions {
  /** True for one that says `held` when it gets a call of `hold`, and never answers it. */
  readonly holds?: boolean;
  /** After how long it takes the calls of others: Python's looks once a second, ours at a third of it. */
  readonly idleMs?: number;
}

/** A worker in a process of its own. */
export async function startWorker(
  language: Language,
  place: Place,
  { holds = false, idleMs = 1_000 }: WorkerOptions = {},
): Promise<Peer> {
  const env = { IDLE_MS: String(idleMs), ...(holds ? { HOLD: '1' } : {}) };
  return Peer.start(language === 'Python' ? 'server.py' : 'server.mjs', place, env);
}

/** A process of a peer, which tells by lines what it does. */
export class Peer {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<(line: string) => void>();
  readonly #exited: Promise<unknown>;
  #said = '';

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    this.#exited = once(child, 'exit');
    child.stderr.on('data', (text) => (this.#said += String(text)));
    createInterface(child.stdout).on('line', (line) => {
      this.#lines.push(line);
      for (const listener of this.#listeners) listener(line);
    });
  }

  /** Starts a program of this folder; resolves when it is ready, rejects with what it wrote when it ends before. */
  static async start(name: string, { url, keyPrefix, home }: Place, more: object = {}): Promise<Peer> {
    const file = join(import.meta.dirname, 'peers', name);
    const env = { ...process.env, REDIS_URL: url, RPC_KEY_PREFIX: keyPrefix, PYTHONPATH: home, ...more };
    const [program, args] = name.endsWith('.py')
      ? [programOf('newest', 'python'), ['-X', 'utf8', '-B', file]]
      : [process.execPath, [file]];
    const peer = new Peer(spawn(program, args, { cwd: resolve(import.meta.dirname, '../..'), env }));
    await peer.said('ready');
    return peer;
  }

  /** Resolves when it has written a line. */
  async said(line: string): Promise<void> {
    const heard = new Promise<void>((resolve) => {
      if (this.#lines.includes(line)) resolve();
      this.onLine((found) => found === line && resolve());
    });
    const ended = this.#exited.then(() => Promise.reject(new Error(`it ended before it was ${line}: ${this.#said}`)));
    await Promise.race([heard, ended]);
  }

  onLine(listener: (line: string) => void): void {
    this.#listeners.add(listener);
  }

  tell(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  /** Ends it at once (SIGKILL); resolves when it is gone. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }
}
