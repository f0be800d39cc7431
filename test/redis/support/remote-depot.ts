import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { RpcError } from 'rpc-testkit';
import { recordingLogger } from '../../memory/support/recording-logger.js';
import type { AnyServer, Connection } from '../../conformance/suite.js';

/** What a handler of the test came to. */
export interface Answered {
  readonly value?: unknown;
  readonly error?: { code?: number; name?: string; message: string; data?: unknown; thrown?: unknown };
}

export type ToDepot =
  | { kind: 'start'; server: number; library: string; socket: string; prefix: string }
  | { kind: 'stop'; server: number; graceMs: number | undefined }
  | { kind: 'answer'; call: number; answered: Answered };

export type FromDepot =
  | { kind: 'call'; server: number; call: number; method: string; params: unknown; context: object }
  | { kind: 'aborted'; call: number }
  | {
      kind: 'log';
      server: number;
      level: 'warn' | 'error';
      message: string;
      call: number | undefined;
      fields: object | undefined;
    }
  | { kind: 'done'; server: number; error?: string };

type AnyHandler = (params: unknown, context: object) => unknown;
type Logger = NonNullable<NonNullable<Parameters<Connection['server']>[0]>['logger']>;

/** A process that serves `depot`, for as many servers as a test makes. */
export class DepotProcess {
  readonly #child: ChildProcess;
  readonly #servers = new Map<number, RemoteServer>();
  readonly #signals = new Map<number, AbortController>();
  readonly #thrown = new Map<number, unknown>();

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message: FromDepot) => this.#receive(message));
  }

  static async start(): Promise<DepotProcess> {
    const file = join(import.meta.dirname, 'depot-process.ts');
    const child = fork(file, { execArgv: ['--import', 'jiti/register'], serialization: 'advanced' });
    await once(child, 'spawn');
    return new DepotProcess(child);
  }

  server(library: string, socket: string, prefix: string, logger: Logger | undefined): AnyServer {
    const id = this.#servers.size + 1;
    const command = { library, socket, prefix };
    const remote = new RemoteServer((message) => this.#child.send({ ...command, ...message, server: id }), logger);
    this.#servers.set(id, remote);
    return remote;
  }

  close(): void {
    this.#child.disconnect();
  }

  #receive(message: FromDepot): void {
    if (message.kind === 'aborted') return this.#signals.get(message.call)?.abort();
    if (message.kind === 'call') return void this.#answer(message);
    const server = this.#servers.get(message.server);
    if (message.kind === 'done') return server?.done(message.error);
    server?.logger[message.level](message.message, this.#thrown.get(message.call ?? 0), message.fields);
  }

  async #answer({ server, call, method, params, context }: FromDepot & { kind: 'call' }): Promise<void> {
    const controller = new AbortController();
    this.#signals.set(call, controller);
    const handler = this.#servers.get(server)?.handlers[method] as AnyHandler;
    const run = async (): Promise<unknown> => await handler(params, { ...context, signal: controller.signal });
    const answered = await answerOf(run, (error) => this.#thrown.set(call, error));
    if (this.#child.connected) this.#child.send({ kind: 'answer', call, answered } satisfies ToDepot);
  }
}

async function answerOf(run: () => Promise<unknown>, onError: (error: unknown) => void): Promise<Answered> {
  try {
    return { value: await run() };
  } catch (error) {
    onError(error);
    if (error instanceof RpcError) return { error: { code: error.code, message: error.message, data: error.data } };
    if (error instanceof Error) return { error: { name: error.name, message: error.message } };
    return { error: { message: '', thrown: error } };
  }
}

/** A server as the suite has it; what it does is done in the other process. */
class RemoteServer implements AnyServer {
  handlers: Readonly<Record<string, unknown>> = {};
  readonly #send: (message: object) => void;
  readonly logger: Logger;
  #started: Promise<void> | undefined = undefined;
  #stopped: Promise<void> | undefined = undefined;
  done: (error?: string) => void = () => undefined;

  constructor(send: (message: object) => void, logger: Logger = recordingLogger().logger) {
    this.#send = send;
    this.logger = logger;
  }

  registerService({ service }: { readonly service: string }, handlers: object): void {
    if (this.#started !== undefined) return this.logger.warn(`${service}: registered too late`);
    if (Object.keys(this.handlers).length > 0) throw new Error(`${service} is registered already`);
    this.handlers = handlers as Record<string, unknown>;
  }

  async start(): Promise<void> {
    if (this.#stopped !== undefined) throw new Error('stopped');
    this.#started ??= this.#ask({ kind: 'start' });
    await this.#started;
  }

  async stop({ graceMs }: { readonly graceMs?: number } = {}): Promise<void> {
    if (this.#started === undefined) return;
    this.#stopped ??= this.#ask({ kind: 'stop', graceMs });
    await this.#stopped;
  }

  async #ask(message: object): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.done = (error) => (error === undefined ? resolve() : reject(new Error(error)));
      this.#send(message);
    });
  }
}
