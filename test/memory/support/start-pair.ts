import { MemoryBus, MemoryRpcClient, MemoryRpcServer, type ClientOf, type Contract, type Handlers } from 'rpc-testkit';
import { onTestFinished } from 'vitest';
import { recordingLogger, type LogEntry } from './recording-logger.js';

export interface Pair<C extends Contract> {
  readonly bus: MemoryBus;
  readonly server: MemoryRpcServer;
  readonly client: MemoryRpcClient;
  readonly api: ClientOf<C>;
  readonly log: readonly LogEntry[];
}

/** Starts one server and one client on a bus of their own; both are stopped when the test ends. */
export async function startPair<C extends Contract>(contract: C, handlers: Handlers<C>): Promise<Pair<C>> {
  const { logger, entries } = recordingLogger();
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus, logger });
  server.registerService(contract, handlers);
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();
  onTestFinished(async () => {
    await client.stop();
    await server.stop({ graceMs: 0 });
  });
  return { bus, server, client, api: client.proxy(contract), log: entries };
}
