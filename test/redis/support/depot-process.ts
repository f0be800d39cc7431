// A process of its own that serves `depot`. What a handler does is up to the test: it is asked, and answers, by messages.
import { RpcError } from 'rpc-testkit';
import { RedisBus, RedisRpcServer } from 'rpc-testkit/redis';
import { depot } from '../../conformance/depot.js';
import { CLIENTS } from './clients.js';
import type { Answered, FromDepot, ToDepot } from './remote-depot.js';

interface Serving {
  readonly bus: RedisBus;
  readonly server: RedisRpcServer;
}

const serving = new Map<number, Serving>();
const asked = new Map<number, (answered: Answered) => void>();
let calls = 0;

function send(message: FromDepot): void {
  process.send?.(message);
}

/** Handlers that ask the test. */
function handlersOf(server: number): never {
  const ask =
    (method: string) =>
    async (params: unknown, { signal, ...context }: { readonly signal: AbortSignal }): Promise<unknown> => {
      const call = (calls += 1);
      const answer = new Promise<Answered>((resolve) => asked.set(call, resolve));
      signal.addEventListener('abort', () => send({ kind: 'aborted', call }));
      send({ kind: 'call', server, call, method, params, context });
      const { value, error } = await answer;
      if (error === undefined) return value;
      if (error.code !== undefined) throw new RpcError(error.code, error.message, error.data);
      throw 'thrown' in error ? error.thrown : Object.assign(new Error(error.message), { name: error.name, call });
    };
  return Object.fromEntries(Object.keys(depot.methods).map((method) => [method, ask(method)])) as never;
}

async function start(id: number, library: string, socket: string, keyPrefix: string): Promise<void> {
  const bus = new RedisBus({ redis: (CLIENTS[library] as (socket: string) => never)(socket), keyPrefix });
  const log =
    (level: 'warn' | 'error') =>
    (message: string, error?: unknown, fields?: object): void =>
      send({
        kind: 'log',
        server: id,
        level,
        message,
        call: (error as { readonly call?: number } | undefined)?.call,
        fields,
      });
  const server = new RedisRpcServer({ bus, logger: { warn: log('warn'), error: log('error') } });
  server.registerService(depot, handlersOf(id));
  serving.set(id, { bus, server });
  await server.start();
}

async function stop(id: number, graceMs: number | undefined): Promise<void> {
  const { bus, server } = serving.get(id) as Serving;
  await server.stop(graceMs === undefined ? {} : { graceMs });
  await bus.close();
}

process.on('message', (message: ToDepot) => {
  if (message.kind === 'answer') return asked.get(message.call)?.(message.answered);
  const { kind, server } = message;
  const done =
    kind === 'start' ? start(server, message.library, message.socket, message.prefix) : stop(server, message.graceMs);
  done.then(
    () => send({ kind: 'done', server }),
    (error: unknown) => send({ kind: 'done', server, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
